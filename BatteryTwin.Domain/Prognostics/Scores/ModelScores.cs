using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>Everything that lives say about a model.</summary>
/// <param name="Failed">Failed lives with forecasts.</param>
/// <param name="Replaced">Lives that ended without a failure; they count for warnings only.</param>
/// <param name="Running">Lives that go on, likewise.</param>
/// <param name="Errors">Forecasts of failed lives against the capped truth, also by true remaining life.</param>
/// <param name="Coverage">Against the promise.</param>
/// <param name="Drift">Coverage of the latest lives beside those before; null while there are too few.</param>
/// <param name="Intervals">Winkler score; null without failed lives.</param>
/// <param name="Tracks">α–λ, horizon and convergence.</param>
/// <param name="Alarms">Warnings of short remaining life.</param>
public sealed record ModelScores(
    int Failed, int Replaced, int Running, RulScores Errors, LiveCoverage Coverage, CoverageDrift? Drift, IntervalLoss? Intervals, TrackScores Tracks, AlarmScores Alarms)
{
    /// <summary>Share of the cap at or below which a forecast is a warning.</summary>
    public const double WarningShare = 0.2;

    /// <param name="lives">Lives in order of their ends.</param>
    /// <param name="level">Share that intervals promise to hold.</param>
    /// <param name="cap">Remaining life above which lives are not told apart.</param>
    public static ModelScores Of(IReadOnlyList<ObservedLife> lives, double level, double cap)
    {
        ArgumentNullException.ThrowIfNull(lives);
        ObservedLife[] seen = [.. lives.Where(life => life.Forecasts.Count > 0)];
        (ObservedLife Life, LifeForecast Forecast)[] failed = [.. seen.Where(life => life.End == LifeEnd.Failed).SelectMany(life => life.Forecasts.Select(forecast => (life, forecast)))];
        RulScores errors = RulScores.Of(
            Array.ConvertAll(failed, row => row.Forecast.Predicted), Array.ConvertAll(failed, row => row.Forecast.Lower), Array.ConvertAll(failed, row => row.Forecast.Upper),
            Array.ConvertAll(failed, row => row.Life.LeftAt(row.Forecast)), cap);
        return new(
            Count(seen, LifeEnd.Failed), Count(seen, LifeEnd.Replaced), Count(seen, LifeEnd.Running), errors, LiveCoverage.Of(seen, level, cap), CoverageDrift.Of(seen, level, cap),
            IntervalLoss.Of(seen, level, cap), TrackScores.Of(seen, cap), AlarmScores.Of(seen, WarningShare * cap));
    }

    private static int Count(ObservedLife[] lives, LifeEnd end) => lives.Count(life => life.End == end);
}
