using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Overview;

/// <summary>
/// What lines cost when they were not on plan: missing output in hours of the plan's pace, times the contribution of an hour of the line. The day before is read at most every two minutes for all who look.
/// Lines without a known contribution are left out. Singleton.
/// </summary>
public sealed class LineCosts
{
    /// <summary>What is missing up to this share is a waver, as with the plan's words.</summary>
    private const double Waver = 0.02;

    /// <summary>Where less of the planned time is known, nothing is said.</summary>
    private const double LeastKnown = 0.5;

    private static readonly TimeSpan s_holds = TimeSpan.FromMinutes(2);

    private readonly ShiftPlans _plans;
    private readonly KeptReading<Known> _known;

    public LineCosts(ShiftPlans plans, ProgressReader progress, IMaintenanceDesk desk, TimeProvider time, ILogger<LineCosts> logger)
    {
        _plans = plans;
        _known = new(
            async cancel => new(
                desk.Costs.Currency,
                desk.Costs.Lines.Where(line => line.ContributionPerHour > 0).ToDictionary(line => line.Line, line => line.ContributionPerHour),
                (await progress.YesterdayAsync(cancel)).ToDictionary(line => line.LineId)),
            s_holds,
            "What lines lost yesterday",
            time,
            logger);
    }

    /// <summary>By twin of the line; empty while nothing is known.</summary>
    public IReadOnlyDictionary<string, LineCost> Now()
    {
        IReadOnlyDictionary<string, LineProgress> shifts = _plans.Now();
        return _known.Now().Value is { } known
            ? known.PerHour.ToDictionary(line => line.Key, line => new LineCost(Shift(shifts.GetValueOrDefault(line.Key), line.Value), Yesterday(known.Yesterday.GetValueOrDefault(line.Key), line.Value), known.Currency))
            : new Dictionary<string, LineCost>();
    }

    /// <summary>Waits for the readings that are under way or due, but no longer than so.</summary>
    public async Task FreshAsync(TimeSpan atMost, CancellationToken cancel) => await Task.WhenAll(_plans.FreshAsync(atMost, cancel), _known.FreshAsync(atMost, cancel));

    private static double? Shift(LineProgress? line, double perHour) => line?.Progress is { } plan && line.Coverage >= LeastKnown
        ? Lost(line.Coverage * plan.ExpectedByNow, plan.Good, line.LostHours, perHour)
        : null;

    private static double? Yesterday(PlannedOutput? line, double perHour) => line is not null && line.Coverage >= LeastKnown ? Lost(line.Coverage * line.Target, line.Good, line.LostHours, perHour) : null;

    private static double Lost(double wanted, double made, double hours, double perHour) => wanted - made > Waver * wanted ? hours * perHour : 0;

    private sealed record Known(string Currency, IReadOnlyDictionary<string, double> PerHour, IReadOnlyDictionary<string, PlannedOutput> Yesterday);
}
