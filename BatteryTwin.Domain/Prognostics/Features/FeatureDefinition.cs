namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>One feature: a statistic of a channel over a window of ticks.</summary>
/// <param name="Channel">Sensor or direction; −1 for age.</param>
/// <param name="Statistic">What is computed.</param>
/// <param name="Window">Ticks; <see cref="SinceNew"/> = all.</param>
/// <param name="Name">What people call it.</param>
public sealed record FeatureDefinition(int Channel, FeatureStatistic Statistic, int Window, string Name)
{
    public const int SinceNew = int.MaxValue;

    /// <summary>True for statistics that average noise out: what a small network learns from.</summary>
    public bool IsSmooth => Statistic switch
    {
        FeatureStatistic.Age or FeatureStatistic.Drift => true,
        FeatureStatistic.Mean => Window >= 10,
        FeatureStatistic.Slope => Window >= 30,
        _ => false,
    };
}
