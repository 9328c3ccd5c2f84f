using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>What people do about a plant's calendar and reason codes. Every action returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class PlantPlanDesk(IProductionBook book)
{
    /// <summary>Keeps a calendar in place of the one the plan was read with.</summary>
    public string? Save(PlantPlan plan, CalendarEntry calendar, string name) => DeskWords.Do(() =>
    {
        if (calendar.ToCalendar(plan.Calendar.Zone) is not { } known)
        {
            return $"Not done: the time zone '{calendar.TimeZone}' is not known; use an IANA name such as Europe/Berlin.";
        }

        return CalendarFaults.Of(known) is { Count: > 0 } faults
            ? $"Not done: {string.Join("; ", faults)}."
            : book.Save(plan.PlantId, calendar with { PlannedStops = null }, plan.CalendarVersion, name.Trim()) ? null : DeskWords.Changed("the calendar", book.Calendar(plan.PlantId));
    });

    /// <summary>Keeps reason codes with the settings the plan was read with.</summary>
    public string? Save(PlantPlan plan, IReadOnlyList<ReasonCode> reasons, string name) => DeskWords.Do(() => ReasonFaults.Of(reasons) is { Count: > 0 } faults
        ? $"Not done: {string.Join("; ", faults.Select(fault => fault.Message))}."
        : book.Save(plan.PlantId, plan.Settings with { Reasons = reasons }, plan.SettingsVersion, name.Trim()) ? null : DeskWords.Changed("the plant's settings", book.Settings(plan.PlantId)));

    /// <summary>Who entered the calendar that holds, and when; null where nobody did.</summary>
    public (string? Who, DateTimeOffset At)? CalendarBy(string plantId) => book.Calendar(plantId) is { } kept ? (kept.ChangedBy, kept.ChangedAt) : null;

    /// <summary>Who entered the settings that hold, and when; null where nobody did.</summary>
    public (string? Who, DateTimeOffset At)? SettingsBy(string plantId) => book.Settings(plantId) is { } kept ? (kept.ChangedBy, kept.ChangedAt) : null;
}
