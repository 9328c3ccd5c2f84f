using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Models as a service lists them, as a catalog. A model this program cannot take (one with commands, say) is left out and named in the log.</summary>
internal static class ServiceModelJson
{
    /// <summary>True when a list of models, with or without definitions, says what is known already.</summary>
    public static bool Says(ModelCatalog known, IReadOnlyList<JsonElement> records) =>
        records.Count == known.Count && records.All(record => IdOf(record) is { } id && known.Find(id) is { } old && old.Decommissioned == Decommissioned(record) && old.UploadTime == UploadTime(record));

    /// <param name="records">All models of the service, with definitions.</param>
    /// <param name="logger">Where models left out are named.</param>
    public static ModelCatalog Read(IReadOnlyList<JsonElement> records, ILogger logger)
    {
        StoredModel[] stored = [.. records.Select(Stored).OfType<StoredModel>()];
        try
        {
            return StoredModel.Catalog(stored);
        }
        catch (ModelException)
        {
            return OneByOne(stored, logger);
        }
    }

    private static ModelCatalog OneByOne(StoredModel[] stored, ILogger logger)
    {
        Dictionary<string, StoredModel> byId = stored.ToDictionary(model => ModelCatalog.IdOf(model.Source), StringComparer.Ordinal);
        ModelCatalog catalog = ModelCatalog.Empty;
        foreach (JsonElement document in Domain.Dtdl.Folders.ModelUploadOrder.Batches([.. stored.Select(model => model.Source)], 1).Select(batch => batch[0]))
        {
            string id = ModelCatalog.IdOf(document);
            StoredModel model = byId[id];
            try
            {
                catalog = catalog.With([document], model.UploadTime);
                catalog = model.Decommissioned ? catalog.WithDecommissioned(id, true) : catalog;
            }
            catch (ModelException problem)
            {
                logger.LogWarning("Model {Model} of the twin service is left out here, twins of it can be read but not checked: {Problem}", id, problem.Message);
            }
        }

        return catalog;
    }

    private static StoredModel? Stored(JsonElement record) =>
        IdOf(record) is not null && record.TryGetProperty("model", out JsonElement document) && ModelCatalog.IdOf(document).Length > 0
            ? new(document, UploadTime(record), Decommissioned(record))
            : null;

    private static string? IdOf(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static DateTimeOffset UploadTime(JsonElement record) => record.TryGetProperty("uploadTime", out JsonElement time) ? GraphTime.Read(time) ?? default : default;

    private static bool Decommissioned(JsonElement record) => record.TryGetProperty("decommissioned", out JsonElement mark) && mark.ValueKind == JsonValueKind.True;
}
