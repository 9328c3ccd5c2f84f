namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>What counts as a change, and as a cause. The defaults were set on synthetic cases with and without faults.</summary>
public sealed record PlantAttributionOptions
{
    /// <summary>
    /// Log-likelihood ratio that a change must reach beyond the natural spread between stretches of time. Some hundred thousand combinations of variable, place and start are looked at,
    /// so chance alone reaches 12.
    /// </summary>
    public double LeastEvidence { get; init; } = 16;

    /// <summary>Defects that a cause must account for.</summary>
    public double LeastAvoided { get; init; } = 6;

    /// <summary>Share of the investigated defects that a cause must account for.</summary>
    public double LeastShare { get; init; } = 0.02;

    /// <summary>Draws behind the intervals.</summary>
    public int Draws { get; init; } = 60;

    /// <summary>Seed of the draws.</summary>
    public int Seed { get; init; } = 1;
}
