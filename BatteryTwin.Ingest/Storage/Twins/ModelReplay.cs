using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Follows the models through the journal; they are resolved once, at the end.</summary>
internal sealed class ModelReplay(ModelCatalog start)
{
    private readonly Dictionary<string, StoredModel> _models =
        start.All.ToDictionary(model => model.Id, model => new StoredModel(model.Source, model.UploadTime, model.Decommissioned), StringComparer.Ordinal);

    private bool _changed;

    public ModelCatalog Catalog() => _changed ? StoredModel.Catalog(_models.Values) : start;

    /// <exception cref="InvalidDataException">The entry is of no kind that this program knows.</exception>
    public void Apply(JournalEntry entry)
    {
        _changed = true;
        switch (entry.Kind)
        {
            case JournalKind.Model:
                _models[entry.Subject] = new(JsonElement.Parse(entry.Body), entry.Time, Decommissioned: false);
                break;
            case JournalKind.ModelDecommissioned:
                _models[entry.Subject] = _models[entry.Subject] with { Decommissioned = entry.Body == "true" };
                break;
            case JournalKind.ModelDeleted:
                _models.Remove(entry.Subject);
                break;
            default:
                throw new InvalidDataException($"change {entry.Sequence} is of kind {(int)entry.Kind}, which this program does not know; a newer one wrote it");
        }
    }
}
