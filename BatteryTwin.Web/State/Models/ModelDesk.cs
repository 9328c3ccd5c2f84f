using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Models;

/// <summary>What people do with stored models. Every action returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class ModelDesk(ITwinGraph graph)
{
    /// <summary>How changes made on a page are marked in the journal.</summary>
    public const string Source = "page";

    public Task<string?> DecommissionAsync(string modelId, bool decommissioned, string name, CancellationToken cancel) =>
        ApplyAsync(name, origin => graph.DecommissionModelAsync(modelId, decommissioned, origin, cancel));

    public Task<string?> DeleteAsync(string modelId, string name, CancellationToken cancel) =>
        ApplyAsync(name, origin => graph.DeleteModelAsync(modelId, origin, cancel));

    private static async Task<string?> ApplyAsync(string name, Func<ChangeOrigin, ValueTask> change)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "Say who you are: the change is recorded with a name.";
        }

        try
        {
            await change(new(Source, name.Trim()));
            return null;
        }
        catch (TwinGraphException refusal)
        {
            return $"Not done: {refusal.Message.TrimEnd('.')}.";
        }
    }
}
