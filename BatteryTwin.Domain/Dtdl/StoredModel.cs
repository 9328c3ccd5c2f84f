using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>A model as it lies in a store: the document, when it was uploaded, and whether it is decommissioned.</summary>
public sealed record StoredModel(JsonElement Document, DateTimeOffset UploadTime, bool Decommissioned)
{
    public string Id { get; } = ModelCatalog.IdOf(Document);
}
