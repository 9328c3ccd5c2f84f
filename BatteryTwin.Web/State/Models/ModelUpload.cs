using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Folders;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Models;

/// <summary>Checks and stores models that people bring along. Singleton.</summary>
public sealed class ModelUpload(ITwinGraph graph)
{
    /// <summary>Most files in one upload.</summary>
    public const int MaxFiles = 2_000;

    /// <summary>Largest upload, bytes over all files.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>Checks all files against each other and the stored models; nothing is stored.</summary>
    public Task<UploadCheck> CheckAsync(IReadOnlyList<UploadedText> files, CancellationToken cancel) => Task.Run(() => Check(files, cancel), cancel);

    /// <summary>Stores what was checked, parents first.</summary>
    /// <returns>Null when all was stored, else what went wrong and how far it came.</returns>
    public async Task<string?> StoreAsync(UploadCheck check, string name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "Say who you are: the upload is recorded with a name.";
        }

        int stored = 0;
        try
        {
            foreach (IReadOnlyList<JsonElement> batch in check.Batches)
            {
                await graph.AddModelsAsync(batch, new(ModelDesk.Source, name.Trim()), cancel);
                stored += batch.Count;
            }

            return null;
        }
        catch (TwinGraphException refusal)
        {
            string done = stored == 0 ? "Nothing was stored" : $"{stored} of {check.NewCount} models were stored, then it stopped";
            return $"{done}: {refusal.Message.TrimEnd('.')}.";
        }
    }

    private UploadCheck Check(IReadOnlyList<UploadedText> files, CancellationToken cancel)
    {
        ModelFolderPlan plan = ModelFolder.Plan([.. files.Select(file => new ModelFile(file.Name, file.Content))], graph.Current.Models, graph.Limits, cancel);
        return new(
            [.. plan.Files.Select((report, i) => new UploadFile(report.Path, report.New, report.Existing, report.Errors, UploadLine.Around(Encoding.UTF8.GetString(files[i].Content), report.Errors)))],
            plan.Batches);
    }
}
