using MathNet.Numerics.Statistics;

namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// Watches a value that a controller should hold still: a window whose standard deviation exceeds the limit is faulty, and the run of
/// windows decides as for every other rule. A jump between two set-points touches two windows at most, so it alone raises nothing.
/// Not thread-safe.
/// </summary>
public sealed class SpreadDetector
{
    private readonly double _limit;
    private readonly WindowRule _rule;
    private readonly TumblingWindow _window;
    private readonly WindowRun _run;

    /// <param name="limit">Largest standard deviation of a steady window, in the value's unit.</param>
    /// <param name="rule">Windows; the shares are not used, as a window is judged as a whole.</param>
    /// <param name="unstable">State to begin with.</param>
    public SpreadDetector(double limit, WindowRule rule, bool unstable = false)
    {
        _limit = limit;
        _rule = rule;
        _window = new(rule.Window);
        _run = new(rule, unstable);
    }

    public bool Unstable => _run.Active;

    /// <summary>Takes over a state that someone else decided.</summary>
    public void Reset(bool unstable) => _run.Reset(unstable);

    /// <summary>Takes one value; the finding when the state changed with it, else null.</summary>
    public SpreadFinding? Add(long timeNs, double value)
    {
        if (!_window.Add(timeNs, value, out double[] window))
        {
            return null;
        }

        if (window.Length < _rule.MinimumCount)
        {
            return null;
        }

        double spread = window.StandardDeviation();
        return _run.Add(spread > _limit ? WindowVerdict.Faulty : WindowVerdict.Clean)
            ? new(_run.Active, spread, window.Mean(), _limit)
            : null;
    }
}
