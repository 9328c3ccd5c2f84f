using System.Globalization;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>How often a plan's work is due, as people enter it. Editable.</summary>
public sealed class RecurrenceDraft
{
    private double? _knownReading;
    private DateTimeOffset? _knownReadAt;

    public RecurrenceChoice By { get; set; }

    /// <summary>Every so many units of the calendar.</summary>
    public string Every { get; set; } = "1";

    public RecurrenceUnit Unit { get; set; } = RecurrenceUnit.Month;

    public DateOnly? First { get; set; }

    /// <summary>Reading of the clock.</summary>
    public string At { get; set; } = "06:00";

    public string TimeZone { get; set; } = "UTC";

    /// <summary>Every so many hours or cycles.</summary>
    public string Counts { get; set; } = "2000";

    /// <summary>Reading when the work was done last.</summary>
    public string LastReading { get; set; } = "0";

    /// <summary>Reading now; empty when nobody read it.</summary>
    public string Reading { get; set; } = string.Empty;

    public string PerDay { get; set; } = string.Empty;

    public static RecurrenceDraft Of(RecurringPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        RecurrenceDraft draft = new()
        {
            LastReading = NumberText.Of(plan.LastReading),
            Reading = plan.Reading is { } reading ? NumberText.Of(reading) : string.Empty,
            PerDay = plan.PerDay > 0 ? NumberText.Of(plan.PerDay) : string.Empty,
            _knownReading = plan.Reading,
            _knownReadAt = plan.ReadAt,
        };
        if (plan.Recurrence is CalendarRecurrence calendar)
        {
            (draft.By, draft.Every, draft.Unit, draft.First) = (RecurrenceChoice.Calendar, calendar.Every.ToString(CultureInfo.InvariantCulture), calendar.Unit, calendar.First);
            (draft.At, draft.TimeZone) = (calendar.At.ToString("HH:mm", CultureInfo.InvariantCulture), calendar.TimeZone);
        }
        else if (plan.Recurrence is CounterRecurrence counter)
        {
            (draft.By, draft.Counts) = (counter.Counter == CounterKind.Cycles ? RecurrenceChoice.Cycles : RecurrenceChoice.RunningHours, NumberText.Of(counter.Every));
        }

        return draft;
    }

    /// <summary>The plan with this recurrence; faults where it is none.</summary>
    public RecurringPlan Into(RecurringPlan plan, FieldFaults faults)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(faults);
        return By == RecurrenceChoice.Calendar ? plan with { Recurrence = Calendar(faults) } : Counter(plan, faults);
    }

    private CalendarRecurrence Calendar(FieldFaults faults)
    {
        if (First is null)
        {
            faults.Add("first", "Say on which day it is due first.");
        }

        if (!TimeOnly.TryParseExact(At, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly at))
        {
            faults.Add("at", "A time is needed, like 06:00.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone.Trim(), out _))
        {
            faults.Add("timeZone", $"“{TimeZone}” is no time zone that is known; write one like Europe/Berlin.");
        }

        return new() { Every = NumberText.ReadWhole(faults, "every", Every, 1, 1_000), Unit = Unit, First = First ?? new(2000, 1, 1), At = at, TimeZone = TimeZone.Trim() };
    }

    private RecurringPlan Counter(RecurringPlan plan, FieldFaults faults)
    {
        double? reading = Reading.Trim().Length == 0 ? null : NumberText.Read(faults, "reading", Reading);
        double last = NumberText.Read(faults, "lastReading", LastReading);
        if (reading < last)
        {
            faults.Add("reading", $"It is less than the reading when the work was done last, {NumberText.Of(last)}.");
        }

        return plan with
        {
            Recurrence = new CounterRecurrence { Counter = By == RecurrenceChoice.Cycles ? CounterKind.Cycles : CounterKind.RunningHours, Every = NumberText.Read(faults, "counts", Counts, 0.001) },
            LastReading = last,
            Reading = reading,
            ReadAt = reading == _knownReading ? _knownReadAt : ReadNow,
            PerDay = PerDay.Trim().Length == 0 ? 0 : NumberText.Read(faults, "perDay", PerDay),
        };
    }

    /// <summary>When a reading that is entered now was taken.</summary>
    public DateTimeOffset? ReadNow { get; set; }

    /// <summary>The first due times of a calendar, to see whether it is meant so.</summary>
    public static IReadOnlyList<DateTimeOffset> Dues(RecurringPlan plan, DateTimeOffset now, int count)
    {
        ArgumentNullException.ThrowIfNull(plan);
        List<DateTimeOffset> dues = [];
        for (DateTimeOffset? due = plan.NextDue(now); due is { } time && dues.Count < count; due = plan.Recurrence is CalendarRecurrence calendar ? calendar.DueAfter(time) : null)
        {
            dues.Add(time);
        }

        return dues;
    }
}
