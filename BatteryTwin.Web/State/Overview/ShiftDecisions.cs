using System.Globalization;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Overview;

/// <summary>Decisions of production: shifts that cannot reach the target somebody entered, even at the best pace for the rest of them.</summary>
public sealed class ShiftDecisions(ShiftPlans plans, IMaintenanceDesk desk) : IDecisionSource
{
    /// <summary>What is missing up to this share of the target is a waver.</summary>
    private const double Waver = 0.02;

    /// <summary>Where less of the shift so far is known, nobody is blamed.</summary>
    private const double LeastKnown = 0.9;

    private static readonly TimeSpan s_firstAnswer = TimeSpan.FromSeconds(30);

    public string About => "the plan of the shift";

    public async Task<IReadOnlyList<Decision>> ReadAsync(CancellationToken cancel)
    {
        IReadOnlyDictionary<string, LineProgress> lines = await plans.FreshAsync(s_firstAnswer, cancel);
        Dictionary<string, double> perHour = desk.Costs.Lines.ToDictionary(line => line.Line, line => line.ContributionPerHour);
        return [.. lines.Values.Select(line => Of(line, perHour.GetValueOrDefault(line.LineId))).OfType<Decision>()];
    }

    private static Decision? Of(LineProgress line, double perHour)
    {
        if (line is not { Source: not TargetSource.PlannedRate, Progress: { Target: > 0 } plan, BestPerHour: { } best, Coverage: >= LeastKnown } || plan.ShortAt(best) is var units && units <= Waver * plan.Target)
        {
            return null;
        }

        return new(
            HealthLevel.High, string.Empty, line.Name, string.Create(CultureInfo.CurrentCulture, $" cannot reach its target this shift any more: {units:N0} of {plan.Target:N0} will be missing even at {best:N0} an hour."),
            $"/oee?of={Uri.EscapeDataString(line.LineId)}", units / plan.Target * line.Planned.TotalHours * perHour);
    }
}
