using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Production.Time;

/// <summary>
/// The time model of ISO 22400-2 for one station, or summed over several: every tick of the calendar is in exactly one of the categories below.
/// Outside the planned busy time the plan says what a tick is, inside it the station's state does.
/// </summary>
public sealed record TimeModel
{
    public static TimeModel Zero { get; } = new();

    /// <summary>No shift.</summary>
    public TimeSpan NoShift { get; init; }

    /// <summary>Planned pauses in shifts.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Planned maintenance in shifts: by the calendar, or because the station said or a person entered so.</summary>
    public TimeSpan Maintenance { get; init; }

    /// <summary>Trials in shifts, planned or entered.</summary>
    public TimeSpan Trial { get; init; }

    /// <summary>APT: production, without setup.</summary>
    public TimeSpan Running { get; init; }

    public TimeSpan Setup { get; init; }

    public TimeSpan Starved { get; init; }

    public TimeSpan Blocked { get; init; }

    public TimeSpan Idle { get; init; }

    public TimeSpan Down { get; init; }

    /// <summary>No data in planned busy time.</summary>
    public TimeSpan Unknown { get; init; }

    /// <summary>Part of the times outside the planned busy time in which the station ran all the same; contained in them, not in addition.</summary>
    public TimeSpan RunningUnplanned { get; init; }

    /// <summary>All of the calendar.</summary>
    public TimeSpan Calendar => NoShift + Pause + Maintenance + Trial + PlannedBusy;

    /// <summary>PBT: the calendar less what is planned otherwise.</summary>
    public TimeSpan PlannedBusy => Running + Setup + Starved + Blocked + Idle + Down + Unknown;

    /// <summary>The planned busy time about which something is known: what ratios divide by.</summary>
    public TimeSpan KnownBusy => PlannedBusy - Unknown;

    /// <summary>AUPT: processing, setup included.</summary>
    public TimeSpan ActualProcessing => Running + Setup;

    /// <summary>ADET: able but not working.</summary>
    public TimeSpan Delay => Starved + Blocked + Idle;

    /// <summary>AUBT: processing and delays.</summary>
    public TimeSpan ActualBusy => ActualProcessing + Delay;

    public static TimeModel Of(IEnumerable<StateSlice> slices) => slices.Aggregate(Zero, (sum, slice) => sum.With(slice));

    public static TimeModel operator +(TimeModel left, TimeModel right) => new()
    {
        NoShift = left.NoShift + right.NoShift,
        Pause = left.Pause + right.Pause,
        Maintenance = left.Maintenance + right.Maintenance,
        Trial = left.Trial + right.Trial,
        Running = left.Running + right.Running,
        Setup = left.Setup + right.Setup,
        Starved = left.Starved + right.Starved,
        Blocked = left.Blocked + right.Blocked,
        Idle = left.Idle + right.Idle,
        Down = left.Down + right.Down,
        Unknown = left.Unknown + right.Unknown,
        RunningUnplanned = left.RunningUnplanned + right.RunningUnplanned,
    };

    public static TimeModel Add(TimeModel left, TimeModel right) => left + right;

    private TimeModel With(StateSlice slice)
    {
        TimeSpan time = slice.Duration;
        TimeModel next = slice.Planned.Kind == CalendarTime.Work || slice.State != StationState.Running ? this : this with { RunningUnplanned = RunningUnplanned + time };
        return slice.Planned.Kind switch
        {
            CalendarTime.NoShift => next with { NoShift = NoShift + time },
            CalendarTime.Pause => next with { Pause = Pause + time },
            CalendarTime.Maintenance => next with { Maintenance = Maintenance + time },
            CalendarTime.Trial => next with { Trial = Trial + time },
            _ => slice.State switch
            {
                StationState.Running => next with { Running = Running + time },
                StationState.Setup => next with { Setup = Setup + time },
                StationState.Starved => next with { Starved = Starved + time },
                StationState.Blocked => next with { Blocked = Blocked + time },
                StationState.Idle => next with { Idle = Idle + time },
                StationState.Down => next with { Down = Down + time },
                StationState.Planned => next with { Maintenance = Maintenance + time },
                StationState.Trial => next with { Trial = Trial + time },
                _ => next with { Unknown = Unknown + time },
            },
        };
    }
}
