namespace BatteryTwin.Domain.Quality;

/// <summary>Tabular cumulative sums (Page 1954) of standardised values.</summary>
/// <param name="Upper">Sum upward after each value.</param>
/// <param name="Lower">Sum downward after each value.</param>
/// <param name="Decision">A sum above this signals.</param>
public sealed record CusumChart(IReadOnlyList<double> Upper, IReadOnlyList<double> Lower, double Decision)
{
    /// <summary>Positions at which a sum signals.</summary>
    public IReadOnlyList<int> Signals => [.. Enumerable.Range(0, Upper.Count).Where(at => Upper[at] > Decision || Lower[at] > Decision)];

    /// <param name="values">Plotted values, in the order of time.</param>
    /// <param name="mean">Mean in control.</param>
    /// <param name="sigma">Standard deviation of a plotted value in control.</param>
    /// <param name="allowance">Half of the shift to be found, in standard deviations (k).</param>
    /// <param name="decision">Decision interval in standard deviations (h).</param>
    public static CusumChart Of(IReadOnlyList<double> values, double mean, double sigma, double allowance = 0.5, double decision = 4.77)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        ArgumentOutOfRangeException.ThrowIfNegative(allowance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decision);
        double[] upper = new double[values.Count];
        double[] lower = new double[values.Count];
        (double up, double down) = (0, 0);
        for (int at = 0; at < values.Count; at++)
        {
            double standard = (values[at] - mean) / sigma;
            upper[at] = up = Math.Max(0, up + standard - allowance);
            lower[at] = down = Math.Max(0, down - standard - allowance);
        }

        return new(upper, lower, decision);
    }

    /// <summary>The first position after the shift that a signal tells of began: after the last position before it at which the signalling sum was 0.</summary>
    public int ShiftBegan(int signal)
    {
        IReadOnlyList<double> sums = Upper[signal] > Decision ? Upper : Lower;
        int at = signal;
        while (at > 0 && sums[at - 1] > 0)
        {
            at--;
        }

        return at;
    }
}
