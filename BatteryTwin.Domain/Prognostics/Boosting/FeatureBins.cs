namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// The upper edges of one feature's bins, ascending. Bin 0 holds missing values alone (its edge is −∞, the last bin's +∞); bin k holds
/// what is above edge k−1 and not above edge k. So "bin ≤ k" means "not above edge k", and a missing value always goes that way.
/// </summary>
public sealed class FeatureBins
{
    /// <summary>Most bins, that of the missing values included: bin numbers are bytes.</summary>
    public const int MaxBins = 256;

    private readonly float[] _edges;

    public FeatureBins(float[] edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Length is < 2 or > MaxBins || !float.IsNegativeInfinity(edges[0]) || !float.IsPositiveInfinity(edges[^1]))
        {
            throw new ArgumentException($"{edges.Length} edges; 2 to {MaxBins} from −∞ to +∞ are needed", nameof(edges));
        }

        _edges = edges;
    }

    public int Count => _edges.Length;

    public float UpperEdge(int bin) => _edges[bin];

    /// <summary>Edges between distinct values while there are few of them, else at equal shares of the values.</summary>
    /// <param name="values">A sample of the feature, changed by sorting; NaN = missing.</param>
    /// <param name="maxBins">3 to <see cref="MaxBins"/>.</param>
    public static FeatureBins Of(Span<float> values, int maxBins = MaxBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBins, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxBins, MaxBins);
        values.Sort();
        int missing = 0;
        while (missing < values.Length && float.IsNaN(values[missing]))
        {
            missing++;
        }

        List<float> edges = [float.NegativeInfinity];
        AddInner(values[missing..], maxBins - 2, edges);
        edges.Add(float.PositiveInfinity);
        return new([.. edges]);
    }

    /// <summary>
    /// The same, with the bins at equal shares of weight: where rare but important values lie, bins are as narrow as their weight asks.
    /// </summary>
    /// <param name="values">A sample of the feature; NaN = missing.</param>
    /// <param name="weights">Weight of each value, above 0.</param>
    /// <param name="maxBins">3 to <see cref="MaxBins"/>.</param>
    public static FeatureBins Of(float[] values, float[] weights, int maxBins = MaxBins)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        float[] sorted = [.. values];
        float[] weight = [.. weights];
        Array.Sort(sorted, weight);
        int first = 0;
        while (first < sorted.Length && float.IsNaN(sorted[first]))
        {
            first++;
        }

        double total = 0;
        int distinct = first < sorted.Length ? 1 : 0;
        for (int i = first; i < sorted.Length; i++)
        {
            total += weight[i];
            distinct += i > first && sorted[i] > sorted[i - 1] ? 1 : 0;
        }

        List<float> edges = [float.NegativeInfinity];
        double step = distinct <= maxBins - 1 ? 0 : total / (maxBins - 1);
        double gathered = 0;
        for (int i = first; i + 1 < sorted.Length; i++)
        {
            gathered += weight[i];
            if (sorted[i + 1] > sorted[i] && gathered >= step && edges.Count < maxBins - 1)
            {
                AddBetween(sorted[i], sorted[i + 1], edges);
                gathered -= step * Math.Floor(step > 0 ? gathered / step : 0);
            }
        }

        edges.Add(float.PositiveInfinity);
        return new([.. edges]);
    }

    public byte BinOf(float value)
    {
        if (float.IsNaN(value))
        {
            return 0;
        }

        int low = 1;
        int high = _edges.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (value > _edges[middle])
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (byte)low;
    }

    /// <summary>The number midway between two neighbouring values, or the lower one where no number lies between.</summary>
    internal static float Between(float below, float above)
    {
        float middle = (float)((below + (double)above) / 2);
        return middle < above ? middle : below;
    }

    private static void AddInner(ReadOnlySpan<float> sorted, int most, List<float> edges)
    {
        int distinct = sorted.IsEmpty ? 0 : 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        }

        if (distinct <= most + 1)
        {
            for (int i = 1; i < sorted.Length; i++)
            {
                AddBetween(sorted[i - 1], sorted[i], edges);
            }

            return;
        }

        for (int k = 1; k <= most; k++)
        {
            int i = (int)((long)k * sorted.Length / (most + 1));
            // The first row of the next value, so that equal values never part.
            while (i < sorted.Length && !(sorted[i] > sorted[i - 1]))
            {
                i++;
            }

            if (i < sorted.Length)
            {
                AddBetween(sorted[i - 1], sorted[i], edges);
            }
        }
    }

    private static void AddBetween(float below, float above, List<float> edges)
    {
        if (!(above > below))
        {
            return;
        }

        float edge = Between(below, above);
        if (edge > edges[^1] || edges.Count == 1)
        {
            edges.Add(edge);
        }
    }
}
