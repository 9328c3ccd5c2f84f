namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>Running hours of one component, counted from round to round.</summary>
/// <param name="at">When it was read last.</param>
/// <param name="hours">What it showed.</param>
internal sealed class RunningClock(DateTimeOffset at, double hours)
{
    private DateTimeOffset _at = at;
    private double _hours = hours;

    /// <summary>A new life has begun at a reading: hours count from there.</summary>
    public void BeginAt(double hours) => _hours = Math.Max(0, _hours - hours);

    /// <summary>Running hours now; what passed since the last reading counts when the machine runs.</summary>
    public double At(DateTimeOffset now, bool isRunning)
    {
        _hours += isRunning && now > _at ? (now - _at).TotalHours : 0;
        _at = now > _at ? now : _at;
        return _hours;
    }
}
