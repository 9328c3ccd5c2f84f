namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>How a variable's own part (what its causes leave) spreads while nothing is wrong: from row to row, and between stretches of time, as weather and lots make it.</summary>
/// <param name="Noise">Standard deviation from row to row, with what lies between stretches.</param>
/// <param name="Drift">Standard deviation between stretches of half a day to a day, beyond what the rows' noise explains.</param>
/// <param name="TailFactor">Below 1 where tails are heavier than normal: how much a change of the spread counts.</param>
/// <param name="RowsPerStretch">Mean number of rows that drift together.</param>
/// <param name="Low">Least normal value.</param>
/// <param name="High">Greatest normal value.</param>
/// <param name="Rows">Normal rows behind it.</param>
internal sealed record NaturalSpread(double Noise, double Drift, double TailFactor, double RowsPerStretch, double Low, double High, int Rows)
{
    /// <summary>Values further out than this many noises count as this many.</summary>
    private const double Clip = 6;

    private const double HalfDay = 12 * 3600;

    /// <param name="own">Own part of the variable, centred per station; NaN where unknown.</param>
    /// <param name="normal">Rows that are reference and in no changed stretch.</param>
    /// <param name="unchanged">Rows in no changed stretch.</param>
    /// <param name="seconds">Time of each row.</param>
    /// <param name="places">Plant and station sortings.</param>
    public static NaturalSpread Of(double[] own, bool[] normal, bool[] unchanged, double[] seconds, IEnumerable<PlaceColumn> places)
    {
        double[] values = [.. own.Where((value, row) => normal[row] && double.IsFinite(value)).Order()];
        if (values.Length < 5)
        {
            return new(double.PositiveInfinity, 0, 1, 1, double.NegativeInfinity, double.PositiveInfinity, values.Length);
        }

        double middle = values[values.Length / 2];
        double quick = 1.4826 * values.Select(value => Math.Abs(value - middle)).Order().ElementAt(values.Length / 2);
        double plain = Math.Sqrt(values.Average(value => (value - middle) * (value - middle)));
        double limit = Clip * (quick > 0 ? quick : plain);
        double[] held = [.. values.Select(value => Math.Clamp(value - middle, -limit, limit))];
        double mean = held.Average();
        double variance = held.Sum(value => (value - mean) * (value - mean)) / (held.Length - 1);
        double fourth = variance > 0 ? held.Average(value => Math.Pow(value - mean, 4)) / (variance * variance) : 3;
        double noise = Math.Max(Math.Sqrt(variance), (1e-9 * Math.Abs(middle)) + 1e-12);
        (double drift, double rows) = DriftOf(own, unchanged, seconds, places, noise);
        return new(noise, drift, Math.Clamp(2 / (fourth - 1), 0.2, 1), rows, values[0], values[^1], values.Length);
    }

    /// <summary>Variance of the means of stretches minus what the noise gives them; robust, so that an undetected fault in a few of them does not hide itself.</summary>
    private static (double Drift, double Rows) DriftOf(double[] own, bool[] unchanged, double[] seconds, IEnumerable<PlaceColumn> places, double noise)
    {
        double most = 0;
        double together = 1;
        foreach (PlaceColumn column in places)
        {
            double length = column.Kind == PlaceKind.Station ? 2 * HalfDay : HalfDay;
            Dictionary<(int, long), (double Sum, int Count)> stretches = [];
            for (int row = 0; row < own.Length; row++)
            {
                if (unchanged[row] && double.IsFinite(own[row]) && double.IsFinite(seconds[row]) && column.Codes[row] >= 0)
                {
                    (int, long) key = (column.Codes[row], column.Kind is PlaceKind.LotAtPlant ? 0 : (long)Math.Floor(seconds[row] / length));
                    (double sum, int count) = stretches.GetValueOrDefault(key);
                    stretches[key] = (sum + Math.Clamp(own[row], -Clip * noise, Clip * noise), count + 1);
                }
            }

            (double Sum, int Count)[] full = [.. stretches.Values.Where(stretch => stretch.Count >= 2)];
            if (full.Length < 6)
            {
                continue;
            }

            double expected = full.Average(stretch => noise * noise / stretch.Count);
            double[] means = [.. full.Select(stretch => stretch.Sum / stretch.Count).Order()];
            double middle = means[means.Length / 2];
            double spread = 1.4826 * means.Select(mean => Math.Abs(mean - middle)).Order().ElementAt(means.Length / 2);

            // One standard error less: where nothing drifts, half of the estimates would be above zero by chance.
            double variance = (spread * spread) - (expected * (1 + (1.6 * Math.Sqrt(2.0 / full.Length))));
            if (variance > most)
            {
                most = variance;
                together = full.Average(stretch => (double)stretch.Count);
            }
        }

        return (Math.Sqrt(most), together);
    }
}
