using MathNet.Numerics.Statistics;

namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// Watches the vibration RMS of one bearing: learns what is normal for it, then applies the window rule. Without a given baseline it
/// learns from the first measurements it sees and says nothing until then. Not thread-safe.
/// </summary>
public sealed class BearingDetector
{
    private readonly BearingRule _rule;
    private readonly TumblingWindow _window;
    private readonly WindowRun _run;
    private readonly List<double> _learning = [];

    public BearingDetector(BearingRule rule, VibrationBaseline? baseline = null, bool faultPredicted = false)
    {
        _rule = rule;
        _window = new(rule.Windows.Window);
        _run = new(rule.Windows, faultPredicted);
        Baseline = baseline;
    }

    /// <summary>The machine's normal; null while it is being learned.</summary>
    public VibrationBaseline? Baseline { get; private set; }

    public bool FaultPredicted => _run.Active;

    /// <summary>Takes over a baseline, for example one learned from stored history.</summary>
    public void Use(VibrationBaseline baseline)
    {
        Baseline = baseline;
        _learning.Clear();
    }

    /// <summary>Takes over a state that someone else decided, for example a person who replaced the bearing.</summary>
    public void Reset(bool faultPredicted) => _run.Reset(faultPredicted);

    /// <summary>Takes one measurement; the finding when the state changed with it, else null.</summary>
    public BearingFinding? Add(long timeNs, double rmsG)
    {
        bool closed = _window.Add(timeNs, rmsG, out double[] window);
        if (Baseline is null)
        {
            Learn(rmsG);
            return null;
        }

        return closed ? Judge(window, Baseline) : null;
    }

    private void Learn(double rmsG)
    {
        _learning.Add(rmsG);
        if (_learning.Count < _rule.BaselineCount)
        {
            return;
        }

        if (VibrationBaseline.Learn(_learning, _rule.BaselineCount) is { } baseline)
        {
            Use(baseline);
        }
        else
        {
            _learning.Clear();
        }
    }

    private BearingFinding? Judge(double[] window, VibrationBaseline baseline)
    {
        double limit = _rule.LimitG(baseline);
        double[] usable = [.. window.Where(rms => rms >= baseline.MedianG * _rule.StandstillRatio)];
        int faulty = usable.Count(rms => rms > limit);
        return _run.Add(Verdict(faulty, usable.Length))
            ? new(_run.Active, faulty, usable.Length, usable.Median(), limit, baseline)
            : null;
    }

    private WindowVerdict Verdict(int faulty, int usable)
    {
        if (usable < _rule.Windows.MinimumCount)
        {
            return WindowVerdict.Silent;
        }

        double share = (double)faulty / usable;
        if (share >= _rule.Windows.FaultyShare)
        {
            return WindowVerdict.Faulty;
        }

        return share <= _rule.Windows.ClearShare ? WindowVerdict.Clean : WindowVerdict.Doubtful;
    }
}
