using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Json;

namespace BatteryTwin.Domain.Dtdl.Folders;

/// <summary>An interface in a file of a folder, with its place for errors and its text for the upload.</summary>
internal sealed record FolderModel(int File, JsonNode Node, JsonElement Document)
{
    public string Id { get; } = ModelCatalog.IdOf(Document);
}
