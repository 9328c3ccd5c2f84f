namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>
/// When a station runs: its own stops, the wait for a neighbour whose stop outlasts the material between them, and the pause at each
/// shift change. A function of time alone.
/// </summary>
internal sealed class StationSchedule
{
    private const double HandoverSeconds = 6 * 60;
    private const double GridSeconds = 60;

    private readonly ShiftClock _clock;
    private readonly StepModel _step;
    private readonly StopPlan _own;
    private readonly (StopPlan Stops, double BufferSeconds)? _upstream;
    private readonly (StopPlan Stops, double BufferSeconds)? _downstream;
    private double _gridShift = double.NaN;
    private double _gridTime;
    private double _gridSum;

    public StationSchedule(StepModel step, ShiftClock clock, StopPlan own, (StopPlan, double)? upstream, (StopPlan, double)? downstream)
    {
        _step = step;
        _clock = clock;
        _own = own;
        _upstream = upstream;
        _downstream = downstream;
    }

    public StationActivity At(double seconds)
    {
        StationActivity activity = new(OperatingState.Running, 1);
        if (_step.PausesAtHandover)
        {
            double shift = _clock.ShiftStart(seconds);
            activity = With(activity, new(shift, shift + HandoverSeconds), OperatingState.Idle, seconds);
        }

        activity = WithStops(activity, _own, 0, OperatingState.Stopped, seconds);
        activity = _upstream is { } up ? WithStops(activity, up.Stops, up.BufferSeconds, OperatingState.Starved, seconds) : activity;
        return _downstream is { } down ? WithStops(activity, down.Stops, down.BufferSeconds, OperatingState.Blocked, seconds) : activity;
    }

    /// <summary>Seconds at full speed since the shift began; summed over whole minutes, so that every caller gets the same.</summary>
    public double RunSeconds(double seconds)
    {
        double shift = _clock.ShiftStart(seconds);
        if (shift != _gridShift || seconds < _gridTime)
        {
            (_gridShift, _gridTime, _gridSum) = (shift, shift, 0);
        }

        while (_gridTime + GridSeconds <= seconds)
        {
            _gridSum += At(_gridTime + (GridSeconds / 2)).Level * GridSeconds;
            _gridTime += GridSeconds;
        }

        return _gridSum + (At(_gridTime + (GridSeconds / 2)).Level * (seconds - _gridTime));
    }

    private static StationActivity WithStops(StationActivity activity, StopPlan stops, double bufferSeconds, OperatingState state, double seconds)
    {
        (Pause earlier, Pause own) = stops.Around(seconds);
        return With(With(activity, earlier.After(bufferSeconds), state, seconds), own.After(bufferSeconds), state, seconds);
    }

    private static StationActivity With(StationActivity activity, Pause pause, OperatingState state, double seconds) => new(
        activity.State == OperatingState.Running && pause.Covers(seconds) ? state : activity.State,
        Math.Min(activity.Level, pause.LevelAt(seconds)));
}
