using System.Text.Json;

namespace BatteryTwin.Web.State.Models;

/// <summary>What a check found; the upload holds what would be stored, in the order in which it must be.</summary>
public sealed record UploadCheck(IReadOnlyList<UploadFile> Files, IReadOnlyList<IReadOnlyList<JsonElement>> Batches)
{
    public int NewCount => Files.Sum(file => file.New.Count);

    public int ExistingCount => Files.Sum(file => file.Existing.Count);

    public int ErrorCount => Files.Sum(file => file.Errors.Count);
}
