using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// Looks for the place and the time from which on a variable's own part is different. Every place is split at every time (change-point by likelihood ratio, mean and
/// spread, Gaussian); the likelihood chooses among places, so that one station is preferred to its line when only that station changed, and the line when all its
/// stations did. What natural drift explains is no change.
/// </summary>
internal sealed class ChangeScan
{
    private const int MostStretches = 8;
    private const int LeastBefore = 3;

    /// <summary>What an end within the data must gain.</summary>
    private const double EndGain = 8;

    /// <summary>Where less than this speaks for a change, nothing more is looked at.</summary>
    private const double WorthASum = 8;

    /// <summary>A change must be less probable than this by the luck of lots.</summary>
    private const double MostChance = 0.001;

    /// <summary>The same where many rows lie outside everything normal.</summary>
    private const double MostChanceFarOutside = 0.004;

    /// <summary>An abrupt change is this many natural steps high.</summary>
    private const double LeastSteps = 5;

    /// <summary>Excursions from which a natural range is taken to be known, and how far a level must lie outside it in natural standard deviations.</summary>
    private const int LeastExcursions = 8;
    private const double LeastLevels = 6;

    /// <summary>What each further change must gain when several explain instead of one.</summary>
    private const double CostOfAnother = 12;

    /// <summary>Steps of the first, coarse search for start and end together.</summary>
    private const int CoarseSteps = 60;

    private readonly int _node;
    private readonly NodeColumn _column;
    private readonly double[] _own;
    private readonly NaturalSpread _natural;
    private readonly IReadOnlyList<PlaceColumn> _places;
    private readonly double _least;
    private readonly int[] _order;
    private readonly bool[] _taken;
    private readonly int _leastRows;
    private readonly bool _lotsAreOwn;

    public ChangeScan(int node, NodeColumn column, double[] own, NaturalSpread natural, IReadOnlyList<PlaceColumn> places, double leastEvidence)
    {
        (_node, _column, _own, _natural, _places, _least) = (node, column, own, natural, places, leastEvidence);
        _order = Array.FindAll(column.InOrder, row => double.IsFinite(own[row]));
        _taken = new bool[own.Length];
        _lotsAreOwn = column.Table.Units.Categories.Keys.Any(PlaceCatalog.IsLot);
        _leastRows = own.Length < 150 ? 3 : own.Length < 1500 ? 4 : 8;
    }

    /// <param name="isExplained">True for a stretch that follows from changes found before.</param>
    public IReadOnlyList<ChangedStretch> Find(Func<ChangedStretch, bool> isExplained)
    {
        List<ChangedStretch> found = [];
        if (!_natural.IsKnown)
        {
            return found;
        }

        while (found.Count < MostStretches && Best() is { } best)
        {
            foreach (int row in best.Rows)
            {
                _taken[row] = true;
            }

            if (!isExplained(best))
            {
                found.Add(best);
            }
        }

        return found;
    }

    /// <summary>A tie goes to the narrower kind of place.</summary>
    private static double Penalty(PlaceKind kind) => kind switch
    {
        PlaceKind.Station => 0,
        PlaceKind.Line => 1,
        PlaceKind.Plant => 2,
        PlaceKind.Lot => 3,
        PlaceKind.LotAtPlant => 5,
        PlaceKind.UpstreamStation => 7,
        _ => 8,
    };

    private ChangedStretch? Best()
    {
        List<ChangedStretch> stretches = [];
        foreach (PlaceColumn places in _places)
        {
            foreach ((string name, int[] rows) in Groups(places))
            {
                if ((places.Kind is PlaceKind.Lot or PlaceKind.LotAtPlant ? Whole(places.Kind, name, rows) : FromSomeTimeOn(places.Kind, name, rows)) is { } stretch)
                {
                    stretches.Add(stretch);
                }
            }
        }

        ChangedStretch? best = stretches.MaxBy(Weight);
        return best is { Kind: PlaceKind.Line or PlaceKind.Plant or PlaceKind.UpstreamStation or PlaceKind.Shift } ? Narrower(best, stretches) ?? best : best;
    }

    private static double Weight(ChangedStretch stretch) => stretch.Likelihood - Penalty(stretch.Kind);

    /// <summary>
    /// The strongest of the stations within a broad place, where their separate changes explain the rows better than one change of the broad place does: two of six towers, not
    /// the plant. Each has a start, a mean and a spread of its own, which costs.
    /// </summary>
    private static ChangedStretch? Narrower(ChangedStretch broad, List<ChangedStretch> stretches)
    {
        HashSet<int> rows = [.. broad.Rows];
        ChangedStretch[] within = [.. stretches.Where(stretch => stretch.Kind == PlaceKind.Station && stretch.Rows.Count(rows.Contains) > 0.5 * stretch.Rows.Length)];
        return within.Length > 1 && within.Sum(stretch => stretch.Likelihood - CostOfAnother) > Weight(broad) ? within.MaxBy(Weight) : null;
    }

    private IEnumerable<(string Name, int[] Rows)> Groups(PlaceColumn places)
    {
        List<int>[] groups = [.. Enumerable.Range(0, places.Names.Count).Select(_ => new List<int>())];
        foreach (int row in _order)
        {
            if (places.Codes[row] >= 0 && !_taken[row])
            {
                groups[places.Codes[row]].Add(row);
            }
        }

        return groups.Select((rows, code) => (places.Names[code], rows.ToArray())).Where(group => group.Item2.Length >= _leastRows);
    }

    /// <summary>A lot is different as a whole; all other rows are its baseline.</summary>
    private ChangedStretch? Whole(PlaceKind kind, string name, int[] rows)
    {
        int[] late = [.. rows.Where(row => !_column.Table.IsReference[row])];
        if (late.Length < _leastRows)
        {
            return null;
        }

        StretchSums sums = new(late, _own, _column.Seconds, _natural, _places[0].Kind == PlaceKind.Station ? _places[0] : null, _column.Node.IsBinary);
        return Judge(kind, name, late, sums, 0, late.Length, _natural.Rows, isOver: false);
    }

    private ChangedStretch? FromSomeTimeOn(PlaceKind kind, string name, int[] rows)
    {
        int first = Array.FindLastIndex(rows, row => _column.Table.IsReference[row]) + 1;
        first = Math.Max(FirstPossible(rows, first), LeastBefore);
        if (rows.Length - first < _leastRows)
        {
            return null;
        }

        (int from, int to) = (-1, rows.Length);
        (from, double most) = OpenEnded(rows, first);
        if (most < WorthASum)
        {
            return null;
        }

        StretchSums sums = new(rows, _own, _column.Seconds, _natural, _places[0].Kind == PlaceKind.Station ? _places[0] : null, _column.Node.IsBinary);
        (from, to) = WithEnd(sums, first, from, most);
        return Judge(kind, name, rows, sums, from, to, from, isOver: to < rows.Length);
    }

    /// <summary>The start from which on the rows differ most, by sums from the end; needs no memory, and most places end here.</summary>
    private (int From, double Likelihood) OpenEnded(int[] rows, int first)
    {
        (int from, double most) = (first, 0);
        double sum = 0;
        double squares = 0;
        double usual = 0;
        if (_column.Node.IsBinary)
        {
            usual = Enumerable.Range(0, first).Sum(at => Math.Max(0, _own[rows[at]])) / first;
        }

        for (int start = rows.Length - 1; start >= first; start--)
        {
            double value = StretchSums.Weighed(_own[rows[start]], _natural, _column.Node.IsBinary);
            sum += value;
            squares += value * value;
            int count = rows.Length - start;
            if (count < _leastRows)
            {
                continue;
            }

            double ratio = _column.Node.IsBinary
                ? StretchSums.Flags(sum, count, usual, Math.Max(first, _natural.Rows))
                : StretchSums.Likelihood(sum, squares, count, _natural.TailFactor, most);
            (from, most) = ratio > most ? (start, ratio) : (from, most);
        }

        return (from, most);
    }

    /// <summary>Reference rows and investigated ones overlap in time where tables above the units are concerned: a change may begin with the first row that is not reference.</summary>
    private int FirstPossible(int[] rows, int afterLastReference)
    {
        int first = Array.FindIndex(rows, row => !_column.Table.IsReference[row]);
        return first < 0 ? rows.Length : Math.Min(first, afterLastReference);
    }

    /// <summary>Whether the change ended within the data.</summary>
    private (int From, int To) WithEnd(StretchSums sums, int first, int from, double most)
    {
        (int From, int To) best = (from, sums.Count);
        double bar = most + EndGain;
        int least = Math.Max(_leastRows, 2);
        int stride = Math.Max(1, (sums.Count - first) / CoarseSteps);
        for (int start = first; start <= sums.Count - (2 * least); start += stride)
        {
            for (int end = start + least; end <= sums.Count - least; end += stride)
            {
                double ratio = sums.Likelihood(start, end);
                (best, bar) = ratio > bar ? ((start, end), ratio) : (best, bar);
            }
        }

        return best.To == sums.Count || stride == 1 ? best : Sharpened(sums, best, stride, first);
    }

    private (int From, int To) Sharpened(StretchSums sums, (int From, int To) rough, int stride, int first)
    {
        (int From, int To) best = rough;
        double most = double.NegativeInfinity;
        for (int start = Math.Max(first, rough.From - stride); start <= Math.Min(rough.To - _leastRows, rough.From + stride); start++)
        {
            for (int end = Math.Max(start + _leastRows, rough.To - stride); end <= Math.Min(sums.Count, rough.To + stride); end++)
            {
                double ratio = sums.Likelihood(start, end);
                (best, most) = ratio > most ? ((start, end), ratio) : (best, most);
            }
        }

        return best;
    }

    private ChangedStretch? Judge(PlaceKind kind, string name, int[] rows, StretchSums sums, int from, int to, int baseline, bool isOver)
    {
        int[] changed = rows[from..to];
        double ofMean = sums.EvidenceOfMean(from, to, baseline);
        double ofSpread = kind is PlaceKind.Station or PlaceKind.Line or PlaceKind.Plant or PlaceKind.UpstreamStation ? sums.EvidenceOfSpread(from, to) : 0;
        double evidence = ofMean + ofSpread;
        if (evidence < _least)
        {
            return null;
        }

        if (kind is PlaceKind.Lot or PlaceKind.LotAtPlant && _natural.Drift is not null && !_lotsAreOwn)
        {
            // Lots follow each other in time: what wanders over time differs between them without being theirs.
            return null;
        }

        if (ofSpread < _least && (IsDrift(kind, sums, from, to) || ChanceOfLots(changed) > (sums.IsFarOutside(from, to) ? MostChanceFarOutside : MostChance)))
        {
            return null;
        }

        return new(_node, kind, name, changed, _column.Seconds[changed[0]], _column.Seconds[changed[^1]], isOver, sums.Likelihood(from, to), evidence, sums.Shift(from, to));
    }

    /// <summary>
    /// Where a variable wanders by nature, a change must be abrupt against that, or leave behind what many excursions reached: weather that goes on rising is no fault.
    /// </summary>
    private bool IsDrift(PlaceKind kind, StretchSums sums, int from, int to) =>
        _natural.Drift is { } drift
        && !_column.Node.IsBinary
        && kind is not (PlaceKind.Lot or PlaceKind.LotAtPlant)
        && sums.StepsOfDrift(from, to) < LeastSteps
        && !(drift.Excursions >= LeastExcursions && (sums.IsFarOutside(from, to) || Math.Abs(sums.Shift(from, to)) > LeastLevels * drift.Level));

    /// <summary>
    /// How probable the change is by the luck of lots alone: a t-test with the means of lots as its units, since a handful of lots says little about what the next one may be like.
    /// </summary>
    private double ChanceOfLots(int[] changed)
    {
        double most = 0;
        bool[] within = new bool[_own.Length];
        Array.ForEach(changed, row => within[row] = true);
        foreach (PlaceColumn lots in _places.Where(places => places.Kind == PlaceKind.Lot))
        {
            double[] means = LotMeans(lots, row => !within[row] && !_taken[row]);
            double[] theirs = LotMeans(lots, row => within[row]);
            if (means.Length < 3 || theirs.Length == 0)
            {
                continue;
            }

            double centre = means.Average();
            double variance = means.Sum(mean => (mean - centre) * (mean - centre)) / (means.Length - 1);
            double t = (theirs.Average() - centre) / Math.Sqrt((variance * ((1.0 / theirs.Length) + (1.0 / means.Length))) + double.Epsilon);
            most = Math.Max(most, double.IsFinite(t) ? 2 * StudentT.CDF(0, 1, means.Length - 1, -Math.Abs(t)) : 0);
        }

        return _column.Node.IsBinary ? 0 : most;
    }

    private double[] LotMeans(PlaceColumn lots, Func<int, bool> chosen)
    {
        double[] sums = new double[lots.Names.Count];
        int[] counts = new int[lots.Names.Count];
        foreach (int row in _order)
        {
            if (lots.Codes[row] >= 0 && chosen(row))
            {
                sums[lots.Codes[row]] += _own[row];
                counts[lots.Codes[row]]++;
            }
        }

        // A lot seen on one row only would count as much as one seen on hundreds.
        int least = Math.Max(1, counts.Max() / 10);
        return [.. Enumerable.Range(0, sums.Length).Where(lot => counts[lot] >= least).Select(lot => sums[lot] / counts[lot])];
    }
}
