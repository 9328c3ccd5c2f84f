using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Ingest.Investigations;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Investigations;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>What people see of investigations and do with them. Every action returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class InvestigationDesk(IInvestigations investigations, InvestigationRuns runs)
{
    private const int MostListed = 200;

    /// <summary>Raised with the id of an investigation that was opened or changed, by anyone.</summary>
    public event Action<string>? Changed
    {
        add => investigations.Changed += value;
        remove => investigations.Changed -= value;
    }

    /// <summary>The newest changed first, and how many there are in all.</summary>
    public (IReadOnlyList<InvestigationSummary> Newest, int Total) List() => (investigations.All(MostListed), investigations.Count);

    public Investigation? Find(string id) => investigations.Find(id);

    /// <summary>The running analysis; null when none runs.</summary>
    public JobStatus? Running(string id) => runs.Running(id);

    public bool Cancel(string id) => runs.Cancel(id);

    /// <summary>Opens an investigation and starts its analysis.</summary>
    public (string? Id, string? Fault) Open(InvestigationEffect effect, string name)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (effect.Faults() is { Count: > 0 } faults)
        {
            return (null, $"Not opened: {string.Join("; ", faults)}.");
        }

        try
        {
            Investigation opened = investigations.Open(effect, name.Trim());
            runs.Start(opened.Id);
            return (opened.Id, null);
        }
        catch (StorageUnavailableException problem)
        {
            return (null, $"Not opened: {problem.Message}.");
        }
    }

    public string? Analyse(string id)
    {
        if (investigations.Find(id) is not { } found)
        {
            return "This investigation is no longer kept.";
        }

        if (found.Status == InvestigationStatus.Concluded)
        {
            return "The investigation is concluded; open it again to analyse it again.";
        }

        runs.Start(id);
        return null;
    }

    public string? Decide(string id, int seen, string name, string cause, Verdict verdict, string reason) => Apply(id, seen, name, now => now.Decide(cause, verdict, reason));

    public string? Conclude(string id, int seen, string name, string text) => Apply(id, seen, name, now => now.Conclude(text));

    public string? Reopen(string id, int seen, string name, string reason) => Apply(id, seen, name, now => now.Reopen(reason));

    public string? AddAction(string id, int seen, string name, string text, string owner) => Apply(id, seen, name, now => now.AddAction(text, owner));

    public string? SettleAction(string id, int seen, string name, int number, bool isDone) => Apply(id, seen, name, now => now.SettleAction(number, isDone));

    private string? Apply(string id, int seen, string name, Func<Investigation, InvestigationChange> verb)
    {
        try
        {
            investigations.Apply(id, seen, name.Trim(), verb);
            return null;
        }
        catch (KeyNotFoundException)
        {
            return "This investigation is no longer kept.";
        }
        catch (InvestigationConflictException conflict)
        {
            return $"Not done, so that nothing is overwritten: {conflict.Message}.";
        }
        catch (Exception refusal) when (refusal is InvestigationException or StorageUnavailableException)
        {
            return $"Not done: {refusal.Message}.";
        }
    }
}
