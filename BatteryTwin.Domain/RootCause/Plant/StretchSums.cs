namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Running sums over the rows of one place in the order of time, so that every stretch is judged in constant time.</summary>
internal sealed class StretchSums
{
    /// <summary>Values further out than this many noises count as this many, where places are weighed against each other.</summary>
    private const double WeighingClip = 30;

    /// <summary>And this many where it is asked whether anything changed at all, so that a few wild values are no change.</summary>
    private const double EvidenceClip = 6;

    private readonly NaturalSpread _natural;
    private readonly bool _isBinary;
    private readonly double[] _sum;
    private readonly double[] _squares;
    private readonly double[] _clippedSum;
    private readonly double[] _clippedSquares;
    private readonly int[] _outside;

    /// <param name="rows">Rows of the place with known values, in the order of time.</param>
    /// <param name="own">Own part of the variable, 0 where nothing is unusual.</param>
    /// <param name="natural">Its natural spread.</param>
    /// <param name="isBinary">The own part says how often a flag stands against its rule.</param>
    public StretchSums(int[] rows, double[] own, NaturalSpread natural, bool isBinary)
    {
        (_natural, _isBinary) = (natural, isBinary);
        _sum = new double[rows.Length + 1];
        _squares = new double[rows.Length + 1];
        _clippedSum = new double[rows.Length + 1];
        _clippedSquares = new double[rows.Length + 1];
        _outside = new int[rows.Length + 1];
        double margin = 0.5 * (natural.High - natural.Low);
        for (int at = 0; at < rows.Length; at++)
        {
            double value = isBinary ? Math.Max(0, own[rows[at]]) : own[rows[at]] / natural.Noise;
            double weighed = Math.Clamp(value, -WeighingClip, WeighingClip);
            double clipped = Math.Clamp(value, -EvidenceClip, EvidenceClip);
            _sum[at + 1] = _sum[at] + weighed;
            _squares[at + 1] = _squares[at] + (weighed * weighed);
            _clippedSum[at + 1] = _clippedSum[at] + clipped;
            _clippedSquares[at + 1] = _clippedSquares[at] + (clipped * clipped);
            _outside[at + 1] = _outside[at] + (!isBinary && (own[rows[at]] > natural.High + margin || own[rows[at]] < natural.Low - margin) ? 1 : 0);
        }
    }

    public int Count => _sum.Length - 1;

    /// <summary>
    /// Log-likelihood ratio of a changed mean and spread in [from, to) against what is usual: says which rows changed. All places are weighed by the same measure, so the
    /// one that holds just the changed rows wins.
    /// </summary>
    public double Likelihood(int from, int to)
    {
        int count = to - from;
        if (_isBinary)
        {
            double usual = from == 0 ? 0 : _sum[from] / from;
            return Flags(_sum[to] - _sum[from], count, usual, Math.Max(from, _natural.Rows));
        }

        double mean = (_sum[to] - _sum[from]) / count;
        double variance = Math.Max(0, ((_squares[to] - _squares[from]) / count) - (mean * mean));
        return (0.5 * count * mean * mean) + OfSpread(variance, count);
    }

    /// <summary>
    /// The same against <paramref name="baseline"/> rows before, which are uncertain themselves, and beyond what drifts by nature: says whether anything changed.
    /// </summary>
    public double Evidence(int from, int to, int baseline)
    {
        if (_isBinary)
        {
            return Likelihood(from, to);
        }

        int count = to - from;
        double drift = _natural.Drift * _natural.Drift / (_natural.Noise * _natural.Noise);
        double mean = (_clippedSum[to] - _clippedSum[from]) / count;
        double variance = Math.Max(0, ((_clippedSquares[to] - _clippedSquares[from]) / count) - (mean * mean));
        double shift = mean - (from == 0 ? 0 : _clippedSum[from] / from);
        double ofMean = 0.5 * shift * shift / ((1.0 / count) + (1.0 / Math.Max(1, baseline)) + drift);

        // Rows that drift together count less often for the spread.
        double together = drift / (1 + drift);
        return ofMean + OfSpread(variance / (1 + drift), count / (1 + (together * Math.Max(0, _natural.RowsPerStretch - 1))));
    }

    /// <summary>Change of the mean in [from, to), in units of the variable.</summary>
    public double Shift(int from, int to) => (((_sum[to] - _sum[from]) / (to - from)) - (from == 0 ? 0 : _sum[from] / from)) * (_isBinary ? 1 : _natural.Noise);

    /// <summary>Many rows far outside everything normal: a change even where the variable wanders by nature.</summary>
    public bool IsFarOutside(int from, int to) => _outside[to] - _outside[from] >= Math.Max(3, 0.3 * (to - from));

    private double OfSpread(double wider, double count) => wider > 1 ? 0.5 * count * (wider - 1 - Math.Log(wider)) * _natural.TailFactor : 0;

    private static double Flags(double raised, int count, double before, int baseline)
    {
        double normal = ((before * baseline) + 0.5) / (baseline + 1);
        double now = raised / count;
        if (now <= normal)
        {
            return 0;
        }

        double ratio = raised * Math.Log(now / normal);
        return now >= 1 ? ratio : ratio + ((count - raised) * Math.Log((1 - now) / (1 - normal)));
    }
}
