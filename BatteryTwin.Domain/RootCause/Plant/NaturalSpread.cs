namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>How a variable's own part (what its causes leave) spreads while nothing is wrong: from row to row, and over time, as weather and wear make it.</summary>
/// <param name="Noise">Standard deviation of the rows, drift included.</param>
/// <param name="Jitter">Standard deviation from one row to the next at the same place, drift excluded.</param>
/// <param name="TailFactor">Below 1 where tails are heavier than normal: how much a change of the spread counts.</param>
/// <param name="Low">Least normal value.</param>
/// <param name="High">Greatest normal value.</param>
/// <param name="Rows">Normal rows behind it.</param>
/// <param name="Drift">How it wanders over time; null when the rows' noise explains all.</param>
internal sealed record NaturalSpread(double Noise, double Jitter, double TailFactor, double Low, double High, int Rows, NaturalDrift? Drift)
{
    /// <summary>Values further out than this many noises count as this many.</summary>
    private const double Clip = 6;

    /// <summary>Where too few rows are normal to judge anything.</summary>
    private static readonly NaturalSpread s_unknown = new(double.PositiveInfinity, double.PositiveInfinity, 1, double.NegativeInfinity, double.PositiveInfinity, 0, null);

    public bool IsKnown => double.IsFinite(Noise);

    /// <param name="own">Own part of the variable, centred per station; NaN where unknown.</param>
    /// <param name="normal">Rows that are reference and in no changed stretch.</param>
    /// <param name="unchanged">Rows in no changed stretch.</param>
    /// <param name="column">The variable.</param>
    /// <param name="places">Plant and station sortings.</param>
    public static NaturalSpread Of(double[] own, bool[] normal, bool[] unchanged, NodeColumn column, IReadOnlyList<PlaceColumn> places)
    {
        double[] values = [.. own.Where((value, row) => normal[row] && double.IsFinite(value))];
        if (values.Length < 5)
        {
            return s_unknown;
        }

        Array.Sort(values);
        double middle = values[values.Length / 2];
        double quick = RobustSpread(values);
        double plain = Math.Sqrt(values.Average(value => (value - middle) * (value - middle)));
        double limit = Clip * (quick > 0 ? quick : plain);
        double[] held = Array.ConvertAll(values, value => Math.Clamp(value - middle, -limit, limit));
        double mean = held.Average();
        double variance = held.Sum(value => (value - mean) * (value - mean)) / (held.Length - 1);
        double fourth = variance > 0 ? held.Average(value => Math.Pow(value - mean, 4)) / (variance * variance) : 3;
        double noise = Math.Max(Math.Sqrt(variance), (1e-9 * Math.Abs(middle)) + 1e-12);
        double jitter = JitterOf(own, normal, column, places, noise);
        return new(noise, jitter, Math.Clamp(2 / (fourth - 1), 0.2, 1), values[0], values[^1], values.Length, NaturalDrift.Of(own, unchanged, column.Seconds, places, noise));
    }

    /// <summary>Standard deviation by the median of the absolute deviations from the median, of sorted values.</summary>
    public static double RobustSpread(double[] sorted)
    {
        double middle = sorted[sorted.Length / 2];
        double[] deviations = Array.ConvertAll(sorted, value => Math.Abs(value - middle));
        Array.Sort(deviations);
        return 1.4826 * deviations[deviations.Length / 2];
    }

    /// <summary>From differences of consecutive rows (von Neumann 1941), at the narrowest places there are.</summary>
    private static double JitterOf(double[] own, bool[] normal, NodeColumn column, IReadOnlyList<PlaceColumn> places, double noise)
    {
        PlaceColumn? narrowest = places.Count == 0 ? null : places[0];
        double[] last = new double[(narrowest?.Names.Count ?? 0) + 1];
        Array.Fill(last, double.NaN);
        double sum = 0;
        int count = 0;
        foreach (int row in column.InOrder)
        {
            if (!normal[row] || double.IsNaN(own[row]))
            {
                continue;
            }

            int place = narrowest is null ? 0 : narrowest.Codes[row] + 1;
            double difference = own[row] - last[place];
            last[place] = own[row];
            if (double.IsFinite(difference))
            {
                difference = Math.Clamp(difference, -1.4 * Clip * noise, 1.4 * Clip * noise);
                sum += difference * difference;
                count++;
            }
        }

        return count < 5 ? noise : Math.Max(Math.Sqrt(sum / (2 * count)), 1e-3 * noise);
    }
}
