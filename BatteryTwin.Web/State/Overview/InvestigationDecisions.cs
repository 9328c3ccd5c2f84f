using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Ingest.Storage.Investigations;

namespace BatteryTwin.Web.State.Overview;

/// <summary>Decisions about root causes: investigations whose analysis is there and whose conclusion is not.</summary>
public sealed class InvestigationDecisions(IInvestigations? investigations = null) : IDecisionSource
{
    private const int MostLookedAt = 200;

    public string About => "investigations";

    public Task<IReadOnlyList<Decision>> ReadAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Decision>>([.. Open()]);

    private IEnumerable<Decision> Open()
    {
        InvestigationSummary[] open = [.. (investigations?.All(MostLookedAt) ?? []).Where(item => item is { Status: InvestigationStatus.Open, Verdict: not null })];
        if (open is [var only])
        {
            yield return new(HealthLevel.Advisory, "The investigation ", $"“{only.Title}”", $" {(only.Confirmed > 0 ? "has a confirmed cause" : only.Undecided > 0 ? $"has {(only.Undecided == 1 ? "a cause" : $"{only.Undecided} causes")} to judge" : "is analysed")} and no conclusion.", $"/investigations/{Uri.EscapeDataString(only.Id)}");
        }
        else if (open.Length > 1)
        {
            yield return new(HealthLevel.Advisory, string.Empty, $"{open.Length} investigations", " are analysed and have no conclusion.", "/investigations");
        }
    }
}
