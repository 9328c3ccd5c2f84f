namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>What is computed of a channel over a window.</summary>
public enum FeatureStatistic
{
    /// <summary>Ticks since new; of no channel.</summary>
    Age,

    Last,

    Mean,

    Sd,

    /// <summary>Least-squares slope per tick.</summary>
    Slope,

    /// <summary>Mean of the window less the mean of the asset's first ticks.</summary>
    Drift,
}
