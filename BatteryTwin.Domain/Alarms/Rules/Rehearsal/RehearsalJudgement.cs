using BatteryTwin.Domain.Alarms.Performance;
using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Alarms.Rules.Rehearsal;

/// <summary>What a rule would have done over a stretch of the past, against what is known to have happened.</summary>
public sealed record RehearsalJudgement
{
    /// <summary>Alarms in order of time.</summary>
    public required IReadOnlyList<RehearsedAlarm> Alarms { get; init; }

    /// <summary>Known faults that the rule could have seen.</summary>
    public required IReadOnlyList<JudgedFault> Faults { get; init; }

    /// <summary>Alarms about no known fault; null where nothing is known to judge by.</summary>
    public required int? False { get; init; }

    /// <summary>Load of the alarms, for one operator.</summary>
    public required AlarmPerformance Performance { get; init; }

    /// <summary>Shifts of the time; 0 when calendars are not known.</summary>
    public required int Shifts { get; init; }

    /// <summary>Alarms that came in a shift, for each shift on the average.</summary>
    public required double? MeanPerShift { get; init; }

    /// <summary>Most alarms in one shift.</summary>
    public required int? MostPerShift { get; init; }

    public int Caught => Faults.Count(fault => fault.Verdict == FaultVerdict.Caught);

    public int Missed => Faults.Count(fault => fault.Verdict == FaultVerdict.Missed);

    /// <summary>Median lead of the faults that were caught and ended; null without one.</summary>
    public TimeSpan? MedianLead
    {
        get
        {
            TimeSpan[] leads = [.. Faults.Select(fault => fault.Lead).OfType<TimeSpan>().Order()];
            return leads.Length == 0 ? null : (leads[(leads.Length - 1) / 2] + leads[leads.Length / 2]) / 2;
        }
    }

    /// <param name="events">What the rule would have raised and returned, in order of time.</param>
    /// <param name="faults">What is known to have gone wrong; null where nobody knows.</param>
    /// <param name="reads">The rule reads a field at a twin.</param>
    /// <param name="shifts">Shifts, and the times without one; empty when not known.</param>
    /// <param name="from">Start.</param>
    /// <param name="to">End.</param>
    public static RehearsalJudgement Of(
        IReadOnlyList<RuleEvent> events, IReadOnlyList<KnownFault>? faults, Func<KnownFault, bool> reads, IReadOnlyList<CalendarSpan> shifts, DateTimeOffset from, DateTimeOffset to)
    {
        KnownFault[] seen = [.. (faults ?? []).Where(fault => fault.From < to && (fault.End ?? to) > from && reads(fault)).OrderBy(fault => fault.From)];
        RehearsedAlarm[] alarms = [.. Paired(events).Select(alarm => alarm with { Fault = seen.FirstOrDefault(fault => IsAbout(alarm, fault))?.Id })];
        (DateTimeOffset From, int Count)[] perShift =
        [
            .. shifts.Where(span => span.Shift is not null).GroupBy(span => span.ShiftStart ?? span.From)
                .Select(shift => (shift.Key, alarms.Count(alarm => alarm.From >= shift.Min(span => span.From) && alarm.From < shift.Max(span => span.To)))),
        ];
        return new()
        {
            Alarms = alarms,
            Faults = [.. seen.Select(fault => Judge(fault, alarms, to))],
            False = faults is null ? null : alarms.Count(alarm => alarm.Fault is null),
            Performance = AlarmPerformance.Of(alarms.Select(alarm => new AlarmActivation(alarm.From, alarm.TwinId, AlertPriority.Caution, alarm.To)), from, to, 1, AlarmPerformanceSettings.Usual),
            Shifts = perShift.Length,
            MeanPerShift = perShift.Length == 0 ? null : perShift.Average(shift => (double)shift.Count),
            MostPerShift = perShift.Length == 0 ? null : perShift.Max(shift => shift.Count),
        };
    }

    private static JudgedFault Judge(KnownFault fault, RehearsedAlarm[] alarms, DateTimeOffset to)
    {
        // An alarm tells of the fault it is first about; another one that began meanwhile at the same place is told of by it too.
        DateTimeOffset? first = alarms.Where(alarm => IsAbout(alarm, fault)).Select(alarm => (DateTimeOffset?)alarm.From).FirstOrDefault();
        FaultVerdict verdict = first is not null ? FaultVerdict.Caught : fault.End is { } ended && ended <= to ? FaultVerdict.Missed : FaultVerdict.NotYet;
        return new(fault, verdict, first, first is { } at && fault.End is { } end ? end - at : null);
    }

    private static bool IsAbout(RehearsedAlarm alarm, KnownFault fault) =>
        alarm.From >= fault.From && !(alarm.From >= fault.End) && (fault.TwinId == alarm.TwinId || fault.Shows.Any(place => place.TwinId == alarm.TwinId));

    private static List<RehearsedAlarm> Paired(IReadOnlyList<RuleEvent> events)
    {
        List<RehearsedAlarm> alarms = [];
        Dictionary<string, int> open = new(StringComparer.Ordinal);
        foreach (RuleEvent happened in events)
        {
            DateTimeOffset time = Telemetry.EpochTime.FromNs(happened.TimeNs);
            if (happened.Raised)
            {
                open[happened.TwinId] = alarms.Count;
                alarms.Add(new(happened.TwinId, time, null, happened.Evidence));
            }
            else if (open.Remove(happened.TwinId, out int at))
            {
                alarms[at] = alarms[at] with { To = time };
            }
        }

        return alarms;
    }
}
