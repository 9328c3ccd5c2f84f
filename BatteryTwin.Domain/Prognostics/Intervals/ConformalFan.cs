namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>Conformal intervals at several levels about one prediction: a higher level's interval always holds a lower one's.</summary>
/// <param name="Bands">Calibrations in order of their level.</param>
public sealed record ConformalFan(ConformalBands[] Bands)
{
    /// <summary>Levels that planners are shown.</summary>
    public static IReadOnlyList<double> UsualLevels { get; } = [0.5, 0.8, 0.9, 0.95];

    /// <summary>Intervals around a prediction, one per level; the innermost one always holds the prediction.</summary>
    /// <param name="prediction">The predicted value.</param>
    /// <param name="least">Lowest possible truth.</param>
    /// <param name="most">Highest possible truth.</param>
    /// <param name="widening">Factor on both sides; above 1 when live coverage has fallen short.</param>
    public (double Level, double Lower, double Upper)[] Intervals(double prediction, double least, double most, double widening = 1)
    {
        (double Level, double Lower, double Upper)[] intervals = new (double, double, double)[Bands.Length];
        (double inner, double outer) = (Math.Clamp(prediction, least, most), Math.Clamp(prediction, least, most));
        for (int i = 0; i < Bands.Length; i++)
        {
            (double lower, double upper) = Bands[i].Interval(prediction, least, most, widening);
            (inner, outer) = (Math.Min(inner, lower), Math.Max(outer, upper));
            intervals[i] = (Bands[i].Level, inner, outer);
        }

        return intervals;
    }
}
