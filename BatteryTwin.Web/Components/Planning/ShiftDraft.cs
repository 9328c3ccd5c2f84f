using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>A shift while it is being edited.</summary>
internal sealed class ShiftDraft
{
    public string Name { get; set; } = string.Empty;

    public TimeOnly Start { get; set; }

    public TimeOnly End { get; set; }

    /// <summary>Weekdays on which it begins.</summary>
    public HashSet<DayOfWeek> Days { get; } = [];

    public ShiftPattern Shift => new(Name.Trim(), Start, End, CalendarDraft.Kept(Days));

    public static ShiftDraft Of(ShiftPattern shift)
    {
        ShiftDraft draft = new() { Name = shift.Name, Start = shift.Start, End = shift.End };
        draft.Days.UnionWith(CalendarDraft.Shown(shift.Days));
        return draft;
    }
}
