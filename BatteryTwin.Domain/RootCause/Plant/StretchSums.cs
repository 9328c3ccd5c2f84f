namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Running sums over the rows of one place in the order of time, so that every stretch is judged in constant time.</summary>
internal sealed class StretchSums
{
    /// <summary>Values further out than this many noises count as this many, where places are weighed against each other.</summary>
    private const double WeighingClip = 30;

    /// <summary>And this many where it is asked whether anything changed at all, so that a few wild values are no change.</summary>
    private const double EvidenceClip = 10;

    private readonly NaturalSpread _natural;
    private readonly bool _isBinary;
    private readonly double[] _sum;
    private readonly double[] _squares;
    private readonly double[] _clippedSum;
    private readonly double[] _differences;
    private readonly int[] _differenceCounts;
    private readonly double[] _seconds;
    private readonly int[] _outside;

    /// <param name="rows">Rows of the place with known values, in the order of time.</param>
    /// <param name="own">Own part of the variable, 0 where nothing is unusual.</param>
    /// <param name="seconds">Time of each row.</param>
    /// <param name="natural">Its natural spread.</param>
    /// <param name="stations">The narrowest places of the variable; null when it has none.</param>
    /// <param name="isBinary">The own part says how often a flag stands against its rule.</param>
    public StretchSums(int[] rows, double[] own, double[] seconds, NaturalSpread natural, PlaceColumn? stations, bool isBinary)
    {
        (_natural, _isBinary) = (natural, isBinary);
        _sum = new double[rows.Length + 1];
        _squares = new double[rows.Length + 1];
        _clippedSum = new double[rows.Length + 1];
        _differences = new double[rows.Length + 1];
        _differenceCounts = new int[rows.Length + 1];
        _seconds = Array.ConvertAll(rows, row => seconds[row]);
        _outside = new int[rows.Length + 1];
        double[] last = new double[(stations?.Names.Count ?? 0) + 1];
        Array.Fill(last, double.NaN);
        double margin = 0.25 * (natural.High - natural.Low);
        for (int at = 0; at < rows.Length; at++)
        {
            double weighed = Weighed(own[rows[at]], natural, isBinary);
            double clipped = Math.Clamp(weighed, -EvidenceClip, EvidenceClip);
            _sum[at + 1] = _sum[at] + weighed;
            _squares[at + 1] = _squares[at] + (weighed * weighed);
            _clippedSum[at + 1] = _clippedSum[at] + clipped;
            double difference = DifferenceAtStation(own[rows[at]], stations is null ? 0 : stations.Codes[rows[at]] + 1, last);
            _differences[at + 1] = _differences[at] + (double.IsNaN(difference) ? 0 : difference * difference);
            _differenceCounts[at + 1] = _differenceCounts[at] + (double.IsNaN(difference) ? 0 : 1);
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

        return Likelihood(_sum[to] - _sum[from], _squares[to] - _squares[from], count, _natural.TailFactor, double.NegativeInfinity);
    }

    /// <summary>A value as it is weighed: in noises, or as a flag raised against its rule.</summary>
    public static double Weighed(double own, NaturalSpread natural, bool isBinary) => isBinary ? Math.Max(0, own) : Math.Clamp(own / natural.Noise, -WeighingClip, WeighingClip);

    /// <summary>The ratio from sums of weighed values; anything below <paramref name="floor"/> when it is sure to lie below it.</summary>
    public static double Likelihood(double sum, double squares, int count, double tailFactor, double floor)
    {
        double mean = sum / count;
        double ofMean = 0.5 * sum * mean;
        double beyond = (squares / count) - (mean * mean) - 1;

        // w - 1 - ln w is at most (w - 1)² / 2: most places need no logarithm.
        return beyond <= 0 || ofMean + (0.25 * count * beyond * beyond * tailFactor) <= floor ? ofMean : ofMean + (0.5 * count * (beyond - Math.Log(1 + beyond)) * tailFactor);
    }

    /// <summary>Log-likelihood ratio of more raised flags than usual.</summary>
    public static double Flags(double raised, int count, double before, int baseline)
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

    /// <summary>The part of the likelihood ratio that the mean has, with few wild values left out and against <paramref name="baseline"/> rows that are uncertain themselves.</summary>
    public double EvidenceOfMean(int from, int to, int baseline)
    {
        if (_isBinary)
        {
            return Likelihood(from, to);
        }

        double shift = ClippedShift(from, to);
        return 0.5 * shift * shift / ((1.0 / (to - from)) + (1.0 / Math.Max(1, baseline)));
    }

    /// <summary>The part that the spread has, from differences of consecutive rows: what drifts slowly does not count, nor does the change of the mean.</summary>
    public double EvidenceOfSpread(int from, int to)
    {
        int count = _differenceCounts[to] - _differenceCounts[from];
        double squares = _differences[to] - _differences[from];

        // Two thirds: what differences of consecutive rows know of a variance, compared to deviations from a mean.
        return _isBinary || count < 2 ? 0 : TwoSpreads(squares / (2 * count), count * 2 / 3.0, _natural.Rows * 2 / 3.0) * _natural.TailFactor;
    }

    /// <summary>The largest change of the mean from the time before a row to the time after, over one and over two stretches of natural drift, in its natural steps.</summary>
    public double StepsOfDrift(int from, int to)
    {
        NaturalDrift drift = _natural.Drift!;
        double most = 0;
        for (int stretches = 1; stretches <= 2; stretches++)
        {
            int before = from;
            int after = from;
            while (before > 0 && _seconds[before - 1] >= _seconds[from] - (stretches * drift.StretchSeconds))
            {
                before--;
            }

            while (after < to && _seconds[after] < _seconds[from] + (stretches * drift.StretchSeconds))
            {
                after++;
            }

            if (before < from)
            {
                double jump = ((_sum[after] - _sum[from]) / (after - from)) - ((_sum[from] - _sum[before]) / (from - before));
                most = Math.Max(most, Math.Abs(jump) * _natural.Noise / (stretches * drift.Step));
            }
        }

        return most;
    }

    /// <summary>Change of the mean in [from, to), in units of the variable.</summary>
    public double Shift(int from, int to) => (((_sum[to] - _sum[from]) / (to - from)) - (from == 0 ? 0 : _sum[from] / from)) * (_isBinary ? 1 : _natural.Noise);

    /// <summary>Many rows far outside everything normal: a change even where the variable wanders by nature.</summary>
    public bool IsFarOutside(int from, int to) => _outside[to] - _outside[from] >= Math.Max(3, 0.3 * (to - from));

    private double ClippedShift(int from, int to) => ((_clippedSum[to] - _clippedSum[from]) / (to - from)) - (from == 0 ? 0 : _clippedSum[from] / from);

    /// <summary>Likelihood ratio of two variances, both estimated; the other one is 1.</summary>
    private static double TwoSpreads(double variance, double count, double others)
    {
        double pooled = ((count * variance) + others) / (count + others);
        return variance > 1 ? 0.5 * (((count + others) * Math.Log(pooled)) - (count * Math.Log(variance))) : 0;
    }

    private double DifferenceAtStation(double value, int station, double[] last)
    {
        double difference = (value - last[station]) / _natural.Jitter;
        last[station] = value;
        return Math.Clamp(difference, -1.4 * EvidenceClip, 1.4 * EvidenceClip);
    }
}
