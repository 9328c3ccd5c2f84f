using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State;

/// <summary>What people do about alerts. Every action returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class AlertDesk(IAlertLog log, TimeProvider time)
{
    public Task<string?> AcknowledgeAsync(string alertId, string name, string? note, CancellationToken cancel) =>
        ApplyAsync(alertId, alert => alert.Acknowledge(name, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), time.GetUtcNow()), cancel);

    public Task<string?> ShelveAsync(string alertId, string name, TimeSpan length, string reason, CancellationToken cancel) =>
        ApplyAsync(alertId, alert => alert.Shelve(name, time.GetUtcNow() + length, reason, time.GetUtcNow()), cancel);

    public Task<string?> UnshelveAsync(string alertId, string name, CancellationToken cancel) =>
        ApplyAsync(alertId, alert => alert.Unshelve(name, time.GetUtcNow()), cancel);

    public Task<string?> CommentAsync(string alertId, string name, string words, CancellationToken cancel) =>
        ApplyAsync(alertId, alert => alert.Comment(name, words, time.GetUtcNow()), cancel);

    private async Task<string?> ApplyAsync(string alertId, Func<Alert, Alert> verb, CancellationToken cancel)
    {
        try
        {
            await log.ApplyAsync(alertId, verb, cancel);
            return null;
        }
        catch (KeyNotFoundException)
        {
            return "This alert is no longer kept; reload the list.";
        }
        catch (StorageUnavailableException refusal)
        {
            return $"Not done: {refusal.Message}.";
        }
        catch (AlertActionException refusal)
        {
            return $"Not done: {refusal.Message}.";
        }
        catch (AlertLogUnavailableException problem)
        {
            return $"Not done: {problem.Message}.";
        }
    }
}
