using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>
/// Calibrates intervals on out-of-fold misses: each miss is divided by the scale of its side at its prediction, scales that were fitted without its asset;
/// within each band of predictions the quantile of these shares at the level (1 − α)(1 + 1/n) of conformal prediction for n assets
/// (hierarchical data: Lee, Barber and Willett, Distribution-free inference with hierarchical data, 2023) is the factor on the scales. One quantile for both
/// sides wastes the correction for few assets once, not twice, and scales learned over the whole range need no band of their own.
/// </summary>
internal sealed class ConformalCalibration
{
    private const int Cells = 24;

    /// <summary>Bands of predictions that keep the promise each for itself, and from how many assets there are twice as many; divisors of the cells.</summary>
    private const int Bands = 4;
    private const int ManyAssets = 800;

    private const int Parts = 5;

    /// <summary>Share of misses on one side within its scale: farther out single assets would decide.</summary>
    private const double MostTail = 0.9;

    /// <summary>Standard errors of the level that are added: it holds on average over calibration sets, and should hold for more of them than every other one.</summary>
    private const double Margin = 1;

    private readonly double _level;
    private readonly int _assets;
    private readonly CalibrationRow[] _rows;
    private readonly double[] _sizes;
    private readonly double _low;
    private readonly double _high;

    public ConformalCalibration(ReadOnlySpan<double> predicted, ReadOnlySpan<float> truth, ReadOnlySpan<int> assets, double level)
    {
        _level = level;
        Dictionary<int, int> numbers = [];
        _rows = new CalibrationRow[predicted.Length];
        (_low, _high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int i = 0; i < predicted.Length; i++)
        {
            if (!numbers.TryGetValue(assets[i], out int number))
            {
                numbers[assets[i]] = number = numbers.Count;
            }

            _rows[i] = new(predicted[i], truth[i] - predicted[i], number);
            (_low, _high) = (Math.Min(_low, predicted[i]), Math.Max(_high, predicted[i]));
        }

        _assets = numbers.Count;
        _sizes = new double[_assets];
        foreach (CalibrationRow row in _rows)
        {
            _sizes[row.Asset]++;
        }

        Array.Sort(_rows, static (a, b) => a.Miss != b.Miss ? a.Miss.CompareTo(b.Miss) : a.Asset.CompareTo(b.Asset));
    }

    public ConformalBands Run()
    {
        int cells = _high > _low ? Cells : 1;
        double[] edges = [.. Enumerable.Range(1, cells).Select(cell => cell < cells ? _low + (cell * (_high - _low) / cells) : double.PositiveInfinity)];
        if (_rows.Length == 0)
        {
            return new(_level, edges, [double.NegativeInfinity], [double.PositiveInfinity], [0]);
        }

        MissScales scales = new(_rows, cells, _low, _high, _assets);
        double tail = Math.Min(MostTail, (1 + _level) / 2);
        (double[] below, double[] above) = scales.Fit(tail, _ => true);
        ConformalBands shape = new(_level, edges, below, above, new int[cells]);
        double[] shares = Shares(scales, shape, tail);
        // Below level / (1 − level) assets an interval has no end.
        int least = Math.Max(BandEdges.MinAssets, (int)Math.Ceiling((_level / (1 - _level)) - 1e-9));
        double[] bands = BandEdges.Find(Array.ConvertAll(_rows, row => row.Predicted), Array.ConvertAll(_rows, row => row.Asset), _assets < ManyAssets ? Bands : 2 * Bands, least);
        for (int band = 0, cell = 0; band < bands.Length; band++)
        {
            double from = band > 0 ? bands[band - 1] : double.NegativeInfinity;
            (double factor, int seen) = Factor(shares, row => row.Predicted > from && row.Predicted <= bands[band]);
            for (; cell < cells && (band == bands.Length - 1 || edges[cell] <= bands[band] + (1e-9 * (_high - _low))); cell++)
            {
                (below[cell], above[cell], shape.Assets[cell]) = (-factor * below[cell], factor * above[cell], seen);
            }
        }

        return shape;
    }

    /// <summary>Misses over the scale of their side, by scales that had not seen the asset.</summary>
    private double[] Shares(MissScales scales, ConformalBands shape, double tail)
    {
        double[] shares = new double[_rows.Length];
        int parts = Math.Min(Parts, _assets);
        int[] partOf = FoldAssignment.ByAsset(_assets, parts, seed: 1);
        for (int part = 0; part < parts; part++)
        {
            (double[] below, double[] above) = scales.Fit(tail, asset => parts == 1 || partOf[asset] != part);
            for (int i = 0; i < _rows.Length; i++)
            {
                if (partOf[_rows[i].Asset] == part)
                {
                    int cell = shape.BandOf(_rows[i].Predicted);
                    shares[i] = Math.Max(-_rows[i].Miss / below[cell], _rows[i].Miss / above[cell]);
                }
            }
        }

        return shares;
    }

    /// <summary>
    /// The factor that a band's scales need, infinite with too few assets, and how many there were. An asset weighs one over the whole range, not in each band: one
    /// that lingers in a band, since its forecasts stay behind, is met there more often.
    /// </summary>
    private (double Factor, int Assets) Factor(double[] shares, Func<CalibrationRow, bool> isInside)
    {
        int[] inside = [.. Enumerable.Range(0, _rows.Length).Where(i => isInside(_rows[i]))];
        int seen = inside.Select(i => _rows[i].Asset).Distinct().Count();
        double level = _level * (1 + (1.0 / Math.Max(1, seen)));
        if (seen == 0 || level > 1 + 1e-12)
        {
            return (double.PositiveInfinity, seen);
        }

        level = Math.Min(1, level + (Margin * Math.Sqrt(_level * (1 - _level) / seen)));
        return (AssetQuantile.Of([.. inside.Select(i => (shares[i], _rows[i].Asset))], _sizes, level * inside.Sum(i => 1 / _sizes[_rows[i].Asset])), seen);
    }
}
