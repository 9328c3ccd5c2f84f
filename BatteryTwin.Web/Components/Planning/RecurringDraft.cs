using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>A recurring stop while it is being edited.</summary>
internal sealed class RecurringDraft
{
    public string Reason { get; set; } = string.Empty;

    public CalendarTime Kind { get; set; } = CalendarTime.Pause;

    public TimeOnly Start { get; set; }

    public double Minutes { get; set; } = 30;

    /// <summary>Weekdays on which it begins.</summary>
    public HashSet<DayOfWeek> Days { get; } = [];

    /// <summary>Twin it holds for; empty for the whole plant.</summary>
    public string Scope { get; set; } = string.Empty;

    public RecurringStop Stop => new(Reason.Trim(), Kind, Start, TimeSpan.FromMinutes(Math.Clamp(double.IsFinite(Minutes) ? Minutes : 0, -1e6, 1e6)), CalendarDraft.Kept(Days), Scope.Length == 0 ? null : Scope);

    public static RecurringDraft Of(RecurringStop stop)
    {
        RecurringDraft draft = new() { Reason = stop.Reason, Kind = stop.Kind, Start = stop.Start, Minutes = stop.Length.TotalMinutes, Scope = stop.Scope ?? string.Empty };
        draft.Days.UnionWith(CalendarDraft.Shown(stop.Days));
        return draft;
    }
}
