namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>How good forecasts were (Saxena et al., Metrics for evaluating performance of prognostic techniques, PHM 2008 and 2010); error d = predicted − true.</summary>
public static class ForecastScores
{
    public static double Bias(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth)
    {
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            sum += predicted[i] - truth[i];
        }

        return sum / truth.Length;
    }

    public static double MeanAbsoluteError(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth)
    {
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            sum += Math.Abs(predicted[i] - truth[i]);
        }

        return sum / truth.Length;
    }

    public static double Rmse(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth)
    {
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            double d = predicted[i] - truth[i];
            sum += d * d;
        }

        return Math.Sqrt(sum / truth.Length);
    }

    /// <summary>Score of the PHM 2008 challenge: Σ exp(−d/13) − 1 for early, exp(d/10) − 1 for late forecasts; late hurts more.</summary>
    public static double Phm08(ReadOnlySpan<double> predicted, ReadOnlySpan<double> truth)
    {
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            double d = predicted[i] - truth[i];
            sum += Math.Exp(d < 0 ? -d / 13 : d / 10) - 1;
        }

        return sum;
    }

    /// <summary>Share of truths within their intervals, ends included.</summary>
    public static double Coverage(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> truth)
    {
        int inside = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            inside += truth[i] >= lower[i] && truth[i] <= upper[i] ? 1 : 0;
        }

        return (double)inside / truth.Length;
    }

    public static double MeanWidth(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        double sum = 0;
        for (int i = 0; i < lower.Length; i++)
        {
            sum += upper[i] - lower[i];
        }

        return sum / lower.Length;
    }

    /// <summary>Winkler's interval score: width, plus 2/α for each unit the truth lies outside (Winkler 1972).</summary>
    /// <param name="lower">Lower end.</param>
    /// <param name="upper">Upper end.</param>
    /// <param name="truth">What was true.</param>
    /// <param name="alpha">1 − promised share.</param>
    public static double Winkler(double lower, double upper, double truth, double alpha) =>
        upper - lower + (2 / alpha * Math.Max(0, lower - truth)) + (2 / alpha * Math.Max(0, truth - upper));

    /// <summary>Pinball loss of a quantile forecast.</summary>
    public static double Pinball(double tau, double quantile, double truth) =>
        truth >= quantile ? tau * (truth - quantile) : (1 - tau) * (quantile - truth);

    /// <summary>Wilson's interval for a share of <paramref name="hits"/> in <paramref name="count"/>; <paramref name="z"/> = 1.959964 for 95 % (Wilson 1927).</summary>
    public static (double Lower, double Upper) Wilson(double hits, int count, double z = 1.959963984540054)
    {
        double p = hits / count;
        double z2 = z * z;
        double centre = (p + (z2 / (2 * count))) / (1 + (z2 / count));
        double half = z / (1 + (z2 / count)) * Math.Sqrt((p * (1 - p) / count) + (z2 / (4.0 * count * count)));
        return (centre - half, centre + half);
    }
}
