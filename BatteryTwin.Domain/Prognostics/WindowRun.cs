namespace BatteryTwin.Domain.Prognostics;

/// <summary>Counts windows in a row and holds the resulting state, with hysteresis. Not thread-safe.</summary>
public sealed class WindowRun
{
    private readonly WindowRule _rule;
    private int _faulty;
    private int _clean;

    public WindowRun(WindowRule rule, bool active = false)
    {
        _rule = rule;
        Active = active;
    }

    /// <summary>The fault holds.</summary>
    public bool Active { get; private set; }

    /// <summary>Takes the next window; true when <see cref="Active"/> changed.</summary>
    public bool Add(WindowVerdict verdict)
    {
        if (verdict == WindowVerdict.Silent)
        {
            return false;
        }

        _faulty = verdict == WindowVerdict.Faulty ? _faulty + 1 : 0;
        _clean = verdict == WindowVerdict.Clean ? _clean + 1 : 0;
        bool changed = Active ? _clean >= _rule.ClearWindows : _faulty >= _rule.RaiseWindows;
        Active ^= changed;
        return changed;
    }

    /// <summary>Takes over a state that someone else decided, and starts counting anew.</summary>
    public void Reset(bool active)
    {
        Active = active;
        _faulty = 0;
        _clean = 0;
    }
}
