namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>How a signal's standard deviation is shared out; the squares add up to one.</summary>
internal sealed record NoiseShares(double Drift, double Wander, double Jitter)
{
    /// <summary>Speeds, forces, currents.</summary>
    public static NoiseShares Lively { get; } = new(0.6, 0.4, 0.693);

    /// <summary>Temperatures, levels, wear.</summary>
    public static NoiseShares Sluggish { get; } = new(0.98, 0.17, 0.1);
}
