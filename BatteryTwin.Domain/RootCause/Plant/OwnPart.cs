namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// What the own part of a variable did in a changed stretch: a level that may wander (bins of time), and a spread about it. Taking the change away leaves each row its own
/// noise, scaled back where the spread had grown.
/// </summary>
internal sealed class OwnPart
{
    private const int RowsPerBin = 12;
    private const int MostBins = 12;

    private readonly double[] _level;
    private readonly double _scale;

    private OwnPart(double[] level, double scale, double error) => (_level, _scale, Error) = (level, scale, error);

    /// <summary>Standard error of the level.</summary>
    public double Error { get; }

    /// <summary>How far the row at a position of the stretch was moved by the change.</summary>
    /// <param name="position">Position in the stretch.</param>
    /// <param name="own">Own part of the row; NaN when unknown: then only the level is known to have moved.</param>
    public double Moved(int position, double own) => double.IsNaN(own) ? _level[position] : own - ((own - _level[position]) * _scale);

    public static OwnPart Of(ChangedStretch stretch, double[] own, NaturalSpread natural)
    {
        double[] values = Array.ConvertAll(stretch.Rows, row => own[row]);
        int bins = Math.Clamp(values.Length / RowsPerBin, 1, MostBins);
        (double[] level, double within) = Binned(values, bins);
        (double[] flat, double whole) = Binned(values, 1);

        // A level that wanders must explain clearly more than its bins would by chance.
        double gain = values.Length * Math.Log(Math.Max(whole, 1e-300) / Math.Max(within, 1e-300));
        bool wanders = bins > 1 && gain > (2 * (bins - 1)) + 10;
        level = wanders ? level : flat;
        double variance = wanders ? within : whole;
        double noise = natural.Noise * natural.Noise;
        double wider = variance / noise;
        bool isWider = wider > 1 && 0.5 * values.Length * (wider - 1 - Math.Log(wider)) * natural.TailFactor > 6;
        double error = Math.Sqrt((variance / Math.Max(1, values.Length)) + (noise / Math.Max(1, natural.Rows)));
        return new(level, isWider ? Math.Sqrt(noise / variance) : 1, error);
    }

    private static (double[] Level, double Variance) Binned(double[] values, int bins)
    {
        double[] centres = new double[bins];
        double[] means = new double[bins];
        for (int bin = 0; bin < bins; bin++)
        {
            int from = bin * values.Length / bins;
            int to = (bin + 1) * values.Length / bins;
            double[] known = [.. values[from..to].Where(double.IsFinite)];
            means[bin] = known.Length == 0 ? double.NaN : known.Average();
            centres[bin] = (from + to - 1) / 2.0;
        }

        double[] level = new double[values.Length];
        double squares = 0;
        int count = 0;
        for (int at = 0; at < values.Length; at++)
        {
            level[at] = Between(centres, means, at);
            if (double.IsFinite(values[at]))
            {
                squares += (values[at] - level[at]) * (values[at] - level[at]);
                count++;
            }
        }

        return (level, squares / Math.Max(1, count - bins));
    }

    /// <summary>Linear between the centres of the bins, level beyond the outer ones.</summary>
    private static double Between(double[] centres, double[] means, double at)
    {
        int after = Array.FindIndex(centres, centre => centre >= at);
        if (after <= 0)
        {
            return means[after < 0 ? ^1 : 0];
        }

        double share = (at - centres[after - 1]) / (centres[after] - centres[after - 1]);
        return means[after - 1] + (share * (means[after] - means[after - 1]));
    }
}
