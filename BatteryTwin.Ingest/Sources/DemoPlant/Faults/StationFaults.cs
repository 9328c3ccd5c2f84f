using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>What is wrong with one station; nothing by default. Times in seconds since 1970 UTC.</summary>
internal sealed record StationFaults
{
    public static StationFaults None { get; } = new();

    public DegradationPath? Bearing { get; init; }

    /// <summary>Onset of the fan controller's oscillation.</summary>
    public double FanFrom { get; init; } = double.PositiveInfinity;

    /// <summary>When the product here begins to suffer from bad drying, and how long the effect takes to its full size.</summary>
    public double QualityFrom { get; init; } = double.PositiveInfinity;

    public double QualityRamp { get; init; } = 1;

    public double BearingSeverityAt(double seconds) =>
        Bearing?.SeverityAt(DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(seconds)) ?? 0;

    public bool FanOscillatesAt(double seconds) => seconds >= FanFrom;

    public double QualityEffectAt(double seconds) => Math.Clamp((seconds - QualityFrom) / QualityRamp, 0, 1);
}
