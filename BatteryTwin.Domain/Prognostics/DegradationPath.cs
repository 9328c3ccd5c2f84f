using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Domain.Prognostics;

/// <summary>A defect's way from onset to failure by the clock: without a step, severity is ((t−onset)/(failure−onset))³ less the dips of <see cref="WearGrowth"/>.</summary>
/// <param name="Onset">When the defect becomes detectable in principle.</param>
/// <param name="Failure">When the part fails.</param>
/// <param name="Seed">Places the dips.</param>
public sealed record DegradationPath(DateTimeOffset Onset, DateTimeOffset Failure, ulong Seed)
{
    /// <summary>Severity that breaks out at the onset, 0 to 1.</summary>
    public double Step { get; init; }

    /// <summary>Time in which it does.</summary>
    public TimeSpan StepTime { get; init; }

    /// <summary>Power of the share of time passed.</summary>
    public double Exponent { get; init; } = 3;

    /// <summary>The way in hours since the onset.</summary>
    public WearGrowth Growth => new((Failure - Onset).TotalHours, Seed) { Step = Step, StepHours = StepTime.TotalHours, Exponent = Exponent };

    public double SeverityAt(DateTimeOffset time) => Growth.SeverityAt((time - Onset).TotalHours);
}
