using System.Collections.Frozen;
using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>What is wrong with one station; nothing by default. Times in seconds since 1970 UTC.</summary>
internal sealed record StationFaults
{
    public static StationFaults None { get; } = new();

    /// <summary>Lives that the story tells, by kind of component, in hours from the beginning of the plant's lives.</summary>
    public IReadOnlyDictionary<string, ComponentLife> Lives { get; init; } = FrozenDictionary<string, ComponentLife>.Empty;

    /// <summary>Onset of the fan controller's oscillation.</summary>
    public double FanFrom { get; init; } = double.PositiveInfinity;

    /// <summary>When the product here begins to suffer from bad drying, and how long the effect takes to its full size.</summary>
    public double QualityFrom { get; init; } = double.PositiveInfinity;

    public double QualityRamp { get; init; } = 1;

    /// <summary>When the drying was put right at a moment or before, as it is felt here; null for never.</summary>
    public Func<double, double?> DryingMended { get; init; } = _ => null;

    public bool FanOscillatesAt(double seconds) => seconds >= FanFrom && !(DryingMended(seconds) >= FanFrom);

    public double QualityEffectAt(double seconds) => seconds < QualityFrom || DryingMended(seconds) >= QualityFrom ? 0 : Math.Clamp((seconds - QualityFrom) / QualityRamp, 0, 1);
}
