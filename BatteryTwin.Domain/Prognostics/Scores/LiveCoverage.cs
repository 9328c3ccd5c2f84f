namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>
/// How many truths lay within their intervals, against the promise. Forecasts of one life are alike, so each life counts once, by its share of
/// forecasts that held; only lives that ended in a failure have a truth.
/// </summary>
/// <param name="Lives">Failed lives with forecasts.</param>
/// <param name="Forecasts">Their forecasts.</param>
/// <param name="Share">Share held, intervals as they were given; null without lives, as the ends.</param>
/// <param name="Lower">Lower end of Wilson's 95 % interval of the share, lives as trials.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Level">Share promised.</param>
/// <param name="PlainUpper">Upper end of the same interval for intervals without widening; null without lives.</param>
/// <param name="Widening">Factor that the model's own intervals need to hold what they promise; 1 while the promise is not refuted.</param>
public sealed record LiveCoverage(int Lives, int Forecasts, double? Share, double? Lower, double? Upper, double Level, double? PlainUpper, double Widening)
{
    /// <summary>Failed lives below which nothing is concluded.</summary>
    public const int LivesNeeded = 5;

    /// <summary>Intervals are not stretched beyond this: a model that needs more is to be replaced.</summary>
    public const double MostWidening = 3;

    /// <summary>True when enough lives refute the promise: even the upper end of Wilson's interval lies below it.</summary>
    public bool IsBelowPromise => Lives >= LivesNeeded && PlainUpper < Level;

    /// <param name="lives">Lives; those that did not fail are left out.</param>
    /// <param name="level">Share promised.</param>
    /// <param name="cap">Remaining life above which lives are not told apart.</param>
    public static LiveCoverage Of(IEnumerable<ObservedLife> lives, double level, double cap)
    {
        ArgumentNullException.ThrowIfNull(lives);
        List<(double Need, double Weight)> needs = [];
        double held = 0;
        double plain = 0;
        int count = 0;
        foreach (ObservedLife life in lives.Where(life => life.End == LifeEnd.Failed && life.Forecasts.Count > 0))
        {
            count++;
            double weight = 1.0 / life.Forecasts.Count;
            foreach (LifeForecast forecast in life.Forecasts)
            {
                double truth = Math.Min(life.LeftAt(forecast), cap);
                double need = Need(forecast, truth);
                needs.Add((need, weight));
                held += truth >= forecast.Lower && truth <= forecast.Upper ? weight : 0;
                plain += need <= 1 ? weight : 0;
            }
        }

        if (count == 0)
        {
            return new(0, 0, null, null, null, level, null, 1);
        }

        (double lower, double upper) = ForecastScores.Wilson(held, count);
        double plainUpper = ForecastScores.Wilson(plain, count).Upper;
        LiveCoverage found = new(count, needs.Count, held / count, lower, upper, level, plainUpper, 1);
        return found.IsBelowPromise ? found with { Widening = Factor(needs, count, level) } : found;
    }

    /// <summary>Factor on the model's own interval that would just have held the truth.</summary>
    private static double Need(LifeForecast forecast, double truth)
    {
        double miss = Math.Abs(truth - forecast.Predicted);
        double reach = truth >= forecast.Predicted ? forecast.Upper - forecast.Predicted : forecast.Predicted - forecast.Lower;
        return miss == 0 ? 0 : reach > 0 ? miss / reach * forecast.Widening : double.PositiveInfinity;
    }

    /// <summary>The promised quantile of what was needed, each life weighing one and one more at infinity (split conformal prediction's correction, lives as units).</summary>
    private static double Factor(List<(double Need, double Weight)> needs, int lives, double level)
    {
        needs.Sort((one, other) => one.Need.CompareTo(other.Need));
        double reached = 0;
        foreach ((double need, double weight) in needs)
        {
            reached += weight;
            if (reached >= level * (lives + 1) - 1e-9)
            {
                return Math.Clamp(need, 1, MostWidening);
            }
        }

        return MostWidening;
    }
}
