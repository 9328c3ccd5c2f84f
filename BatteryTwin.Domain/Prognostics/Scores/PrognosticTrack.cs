namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>The forecasts made for one asset over its life, in order of time, and how they came closer to the truth (Saxena et al. 2010).</summary>
/// <param name="Times">When each was made.</param>
/// <param name="Predicted">Remaining life forecast.</param>
/// <param name="EndOfLife">When the asset failed.</param>
public sealed record PrognosticTrack(double[] Times, double[] Predicted, double EndOfLife)
{
    public double TruthAt(int i) => EndOfLife - Times[i];

    /// <summary>The same track with times counted from its first forecast.</summary>
    public PrognosticTrack FromFirst() => new(Array.ConvertAll(Times, time => time - Times[0]), Predicted, EndOfLife - Times[0]);

    /// <summary>The last forecast made by first time + λ (end of life − first time).</summary>
    public int At(double lambda)
    {
        double time = Times[0] + (lambda * (EndOfLife - Times[0]));
        int last = 0;
        for (int i = 1; i < Times.Length && Times[i] <= time; i++)
        {
            last = i;
        }

        return last;
    }

    /// <summary>Whether the forecast at <paramref name="i"/> lies within truth · (1 ± α).</summary>
    public bool IsWithin(int i, double alpha) => Math.Abs(Predicted[i] - TruthAt(i)) <= (alpha * TruthAt(i)) + 1e-12;

    /// <summary>1 − |d|/truth.</summary>
    public double RelativeAccuracy(int i) => 1 - (Math.Abs(Predicted[i] - TruthAt(i)) / TruthAt(i));

    /// <summary>Mean relative accuracy.</summary>
    public double CumulativeRelativeAccuracy() => Enumerable.Range(0, Times.Length).Average(RelativeAccuracy);

    /// <summary>End of life less the first time from which every error stays within α · end of life; 0 when the last one does not.</summary>
    public double Horizon(double alpha)
    {
        double horizon = 0;
        for (int i = Times.Length - 1; i >= 0 && Math.Abs(Predicted[i] - TruthAt(i)) <= alpha * EndOfLife; i--)
        {
            horizon = EndOfLife - Times[i];
        }

        return horizon;
    }

    /// <summary>Distance of the point (first time, 0) from the centroid of the area under the curve of absolute errors; small = quick convergence.</summary>
    public double Convergence()
    {
        double area = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i + 1 < Times.Length; i++)
        {
            double error = Math.Abs(Predicted[i] - TruthAt(i));
            double step = Times[i + 1] - Times[i];
            area += step * error;
            x += ((Times[i + 1] * Times[i + 1]) - (Times[i] * Times[i])) * error / 2;
            y += step * error * error / 2;
        }

        return area > 0 ? Math.Sqrt(Math.Pow((x / area) - Times[0], 2) + Math.Pow(y / area, 2)) : 0;
    }
}
