namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>How forecasts came closer to the truth over whole lives (Saxena et al. 2010), over the part of each life in which no more than the cap was left.</summary>
/// <param name="Lives">Failed lives with forecasts there.</param>
/// <param name="WithinCone">Lives whose forecast half way to the end lay within truth · (1 ± <see cref="Alpha"/>).</param>
/// <param name="Horizon">Median prognostic horizon: how long before the end errors stayed within <see cref="HorizonAlpha"/> of the span watched; null without lives, as the others.</param>
/// <param name="RelativeAccuracy">Mean of the lives' cumulative relative accuracy.</param>
/// <param name="Convergence">Median convergence; small = quick.</param>
public sealed record TrackScores(int Lives, int WithinCone, double? Horizon, double? RelativeAccuracy, double? Convergence)
{
    /// <summary>Half width of the cone.</summary>
    public const double Alpha = 0.2;

    /// <summary>Where the cone is asked: half way from the first forecast to the end.</summary>
    public const double Lambda = 0.5;

    /// <summary>Error allowed for the horizon, as a share of the span from the first forecast to the end.</summary>
    public const double HorizonAlpha = 0.1;

    public static TrackScores Of(IEnumerable<ObservedLife> lives, double cap)
    {
        ArgumentNullException.ThrowIfNull(lives);
        // Measured from the first forecast: the time a component ran before anybody could be right says nothing about the model.
        PrognosticTrack[] tracks = [.. lives.Where(life => life.End == LifeEnd.Failed).Select(life => life.TrackBelow(cap)).OfType<PrognosticTrack>().Select(track => track.FromFirst())];
        return tracks.Length == 0
            ? new(0, 0, null, null, null)
            : new(tracks.Length, tracks.Count(track => track.IsWithin(track.At(Lambda), Alpha)), Median(tracks, track => track.Horizon(HorizonAlpha)),
                tracks.Average(track => track.CumulativeRelativeAccuracy()), Median(tracks, track => track.Convergence()));
    }

    private static double Median(PrognosticTrack[] tracks, Func<PrognosticTrack, double> value)
    {
        double[] values = [.. tracks.Select(value).Order()];
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
