namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>One life of a component (or of an asset in training) and what a model said during it, in order of age.</summary>
/// <param name="Name">Component or asset.</param>
/// <param name="End">How it ended.</param>
/// <param name="Age">Age at the end, or now; same unit as the forecasts' ages.</param>
/// <param name="Forecasts">Forecasts, ascending by age.</param>
public sealed record ObservedLife(string Name, LifeEnd End, double Age, IReadOnlyList<LifeForecast> Forecasts)
{
    /// <summary>Remaining life at a forecast: true for a failed life, else what it has outlived so far.</summary>
    public double LeftAt(LifeForecast forecast) => Age - forecast.Age;

    /// <summary>At most so many of its forecasts, evenly spread, the first and the last among them.</summary>
    public ObservedLife Thinned(int most)
    {
        int count = Forecasts.Count;
        return count <= most ? this : this with { Forecasts = [.. Enumerable.Range(0, most).Select(i => Forecasts[(int)((long)i * (count - 1) / (most - 1))])] };
    }

    /// <summary>Share of the cap below which a forecast comes too late to be of use, and errors relative to the truth have no bound.</summary>
    private const double LastShare = 0.02;

    /// <summary>The forecasts made while no more than the cap was left: before that no model of this cap can be right.</summary>
    public PrognosticTrack? TrackBelow(double cap)
    {
        LifeForecast[] near = [.. Forecasts.Where(forecast => LeftAt(forecast) <= cap && LeftAt(forecast) >= LastShare * cap)];
        return near.Length == 0 ? null : new([.. near.Select(forecast => forecast.Age)], [.. near.Select(forecast => forecast.Predicted)], Age);
    }
}
