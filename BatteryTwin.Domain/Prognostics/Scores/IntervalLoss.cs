namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>Mean Winkler score of intervals and what each end adds to it; the smaller of two models on the same lives is the better one, whatever their widths.</summary>
/// <param name="Total">Mean Winkler score: width plus what truths outside cost.</param>
/// <param name="LowerEnd">Part of the lower end: 2/α times its mean pinball loss; large = lives end sooner than the interval says.</param>
/// <param name="UpperEnd">Part of the upper end; large = lives go on beyond it, or the interval reaches far too high.</param>
public sealed record IntervalLoss(double Total, double LowerEnd, double UpperEnd)
{
    /// <summary>Over failed lives, each weighing the same; null without any.</summary>
    public static IntervalLoss? Of(IEnumerable<ObservedLife> lives, double level, double cap)
    {
        ArgumentNullException.ThrowIfNull(lives);
        double alpha = 1 - level;
        double total = 0;
        double low = 0;
        double high = 0;
        int count = 0;
        foreach (ObservedLife life in lives.Where(life => life.End == LifeEnd.Failed && life.Forecasts.Count > 0))
        {
            count++;
            foreach (LifeForecast forecast in life.Forecasts)
            {
                double truth = Math.Min(life.LeftAt(forecast), cap);
                total += ForecastScores.Winkler(forecast.Lower, forecast.Upper, truth, alpha) / life.Forecasts.Count;
                low += 2 / alpha * ForecastScores.Pinball(alpha / 2, forecast.Lower, truth) / life.Forecasts.Count;
                high += 2 / alpha * ForecastScores.Pinball(1 - (alpha / 2), forecast.Upper, truth) / life.Forecasts.Count;
            }
        }

        return count == 0 ? null : new(total / count, low / count, high / count);
    }
}
