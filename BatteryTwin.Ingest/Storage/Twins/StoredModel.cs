using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>A model as journal and snapshot keep it, not yet resolved.</summary>
internal sealed record StoredModel(JsonElement Source, DateTimeOffset UploadTime, bool Decommissioned)
{
    /// <summary>Resolves models that belong together; done once for all of them, since each may need any other.</summary>
    /// <exception cref="ModelException">They are no longer valid, which only damage or a hand-made change can cause.</exception>
    public static ModelCatalog Catalog(IReadOnlyCollection<StoredModel> models)
    {
        if (models.Count == 0)
        {
            return ModelCatalog.Empty;
        }

        Dictionary<string, StoredModel> stored = models.ToDictionary(model => ModelCatalog.IdOf(model.Source), StringComparer.Ordinal);
        return ModelCatalog.Empty.With([.. models.Select(model => model.Source)], DateTimeOffset.UnixEpoch)
            .WithMarks(model => (stored[model.Id].UploadTime, stored[model.Id].Decommissioned));
    }
}
