using MathNet.Numerics.Statistics;

namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// Watches the bearings of one shaft by their peak-to-peak acceleration. Vibration travels along a shaft, so one failing bearing makes all
/// sensors louder: what counts is how far a bearing has risen over its own normal beyond the median of its neighbours (in logarithms, so
/// that loud and quiet places compare). Normal and spread are learned from the first measurements alone; a finding stands until it is
/// reset. A bearing without neighbours is judged by its own rise. Not thread-safe.
/// </summary>
public sealed class ShaftDetector
{
    private const double GaussianConsistency = 1.4826;

    private readonly ShaftRule _rule;
    private readonly List<double[]> _learning = [];
    private readonly Queue<double[]> _recent = new();
    private readonly bool[] _faulty;
    private double[]? _normal;
    private double[] _centre = [];
    private double[] _spread = [];

    /// <param name="bearings">How many the shaft has.</param>
    /// <param name="rule">When one is faulty.</param>
    public ShaftDetector(int bearings, ShaftRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bearings, 1);
        _rule = rule;
        _faulty = new bool[bearings];
    }

    /// <summary>True once every bearing's normal is known.</summary>
    public bool HasBaseline => _normal is not null;

    public bool IsFaulty(int bearing) => _faulty[bearing];

    /// <summary>Takes over what someone else decided, for example that the bearing was replaced; what was measured before no longer counts.</summary>
    public void Reset(int bearing, bool faulty)
    {
        _faulty[bearing] = faulty;
        _recent.Clear();
    }

    /// <summary>Takes one measurement of all bearings.</summary>
    /// <param name="peakToPeakG">Peak-to-peak acceleration by bearing.</param>
    /// <returns>The bearings found faulty with it.</returns>
    public IReadOnlyList<ShaftFinding> Add(ReadOnlySpan<double> peakToPeakG)
    {
        if (peakToPeakG.Length != _faulty.Length)
        {
            throw new ArgumentException($"{peakToPeakG.Length} measurements of {_faulty.Length} bearings", nameof(peakToPeakG));
        }

        double[] logs = new double[peakToPeakG.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            if (!(peakToPeakG[i] > 0) || !double.IsFinite(peakToPeakG[i]))
            {
                return [];
            }

            logs[i] = Math.Log(peakToPeakG[i]);
        }

        if (_normal is null)
        {
            Learn(logs);
            return [];
        }

        double[] rise = Rise(logs, _normal);
        return rise.All(value => value < Math.Log(_rule.StandstillRatio)) ? [] : Judge(rise);
    }

    private void Learn(double[] logs)
    {
        _learning.Add(logs);
        if (_learning.Count < _rule.BaselineCount)
        {
            return;
        }

        int[] bearings = [.. Enumerable.Range(0, _faulty.Length)];
        double[] normal = Array.ConvertAll(bearings, bearing => _learning.Select(row => row[bearing]).Median());
        double[][] excess = [.. _learning.Select(row => Excess(Rise(row, normal)))];
        _centre = Array.ConvertAll(bearings, bearing => excess.Select(row => row[bearing]).Median());
        _spread = Array.ConvertAll(bearings, bearing => GaussianConsistency * excess.Select(row => Math.Abs(row[bearing] - _centre[bearing])).Median());
        _normal = normal;
        _learning.Clear();
    }

    private List<ShaftFinding> Judge(double[] rise)
    {
        _recent.Enqueue(Excess(rise));
        if (_recent.Count > _rule.Smoothed)
        {
            _recent.Dequeue();
        }

        List<ShaftFinding> findings = [];
        for (int bearing = 0; bearing < _faulty.Length && _recent.Count == _rule.Smoothed; bearing++)
        {
            double spreads = (_recent.Select(row => row[bearing]).Median() - _centre[bearing]) / Math.Max(_spread[bearing], 1e-9);
            if (!_faulty[bearing] && spreads > _rule.SpreadFactor)
            {
                _faulty[bearing] = true;
                findings.Add(new(bearing, spreads, Math.Exp(rise[bearing])));
            }
        }

        return findings;
    }

    private static double[] Rise(double[] logs, double[] normal) => [.. logs.Zip(normal, (log, own) => log - own)];

    /// <summary>Each bearing's rise less the median of the others'.</summary>
    private static double[] Excess(double[] rise) => rise.Length == 1
        ? rise
        : [.. rise.Select((own, bearing) => own - rise.Where((_, other) => other != bearing).Median())];
}
