using System.Globalization;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Says recurring plans in words.</summary>
public static class RecurrenceWords
{
    /// <summary>For example <c>every 2 weeks, Mon 06:00</c> or <c>every 2,000 running hours</c>.</summary>
    public static string Of(Recurrence recurrence) => recurrence switch
    {
        CalendarRecurrence { Unit: RecurrenceUnit.Week } weekly => $"{Every(weekly)}, {weekly.First.ToString("ddd", CultureInfo.CurrentCulture)} {Clock(weekly)}",
        CalendarRecurrence { Unit: RecurrenceUnit.Month } monthly => $"{Every(monthly)} on day {monthly.First.Day}, {Clock(monthly)}",
        CalendarRecurrence daily => $"{Every(daily)}, {Clock(daily)}",
        CounterRecurrence counter => string.Create(CultureInfo.CurrentCulture, $"every {counter.Every:#,0.##} {(counter.Counter == CounterKind.Cycles ? "cycles" : "running hours")}"),
        _ => "at no known time",
    };

    /// <summary>What a plan is due by, where no time says it: the reading it waits for.</summary>
    public static string? Waiting(RecurringPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan switch
        {
            { IsActive: false } => "paused: it makes no orders",
            { Recurrence: CounterRecurrence counter, Reading: null } => string.Create(CultureInfo.CurrentCulture, $"at {counter.DueAt(plan.LastReading):#,0.##}: note a reading of the counter, then it has a date"),
            { Recurrence: CounterRecurrence counter, PerDay: 0 } => string.Create(CultureInfo.CurrentCulture, $"at {counter.DueAt(plan.LastReading):#,0.##}: say how many a day, then it has a date"),
            _ => null,
        };
    }

    /// <summary>A due time by the clock that the plan goes by: the one of its calendar, else the plant's. Another year is named.</summary>
    public static string Due(RecurringPlan plan, DateTimeOffset due, ShiftCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(calendar);
        DateTimeOffset local = plan.Recurrence is CalendarRecurrence { TimeZone: var zone } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? own) ? TimeZoneInfo.ConvertTime(due, own) : calendar.ToPlantTime(due);
        return due <= now ? "now" : local.ToString(local.Year == now.Year ? "ddd d MMM HH:mm" : "ddd d MMM yyyy HH:mm", CultureInfo.CurrentCulture);
    }

    private static string Every(CalendarRecurrence recurrence)
    {
        string unit = recurrence.Unit.ToString().ToLowerInvariant();
        return recurrence.Every == 1 ? $"every {unit}" : $"every {recurrence.Every} {unit}s";
    }

    private static string Clock(CalendarRecurrence recurrence) => $"{recurrence.At.ToString("HH:mm", CultureInfo.InvariantCulture)} {CrewWords.Zone(recurrence.TimeZone)}";
}
