using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl.Folders;

/// <summary>What the upload of a model folder will do: uploads in order, each within the limit of one request; none when any file has an error.</summary>
public sealed record ModelFolderPlan(IReadOnlyList<ModelFileReport> Files, IReadOnlyList<IReadOnlyList<JsonElement>> Batches)
{
    public bool IsValid => Files.All(file => file.Errors.Count == 0);
}
