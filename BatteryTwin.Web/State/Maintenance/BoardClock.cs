using System.Globalization;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Times of the board by the plant's clock.</summary>
public static class BoardClock
{
    /// <summary>Day and time; the time alone where the day was just said.</summary>
    public static string Text(ShiftCalendar calendar, DateTimeOffset time, DateTimeOffset? after = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        DateTimeOffset local = calendar.ToPlantTime(time);
        bool isSameDay = after is { } said && calendar.ToPlantTime(said).Date == local.Date;
        return local.ToString(isSameDay ? "HH:mm" : "ddd d MMM HH:mm", CultureInfo.CurrentCulture);
    }

    /// <summary>Begin and end.</summary>
    public static string Span(ShiftCalendar calendar, DateTimeOffset start, DateTimeOffset end) => $"{Text(calendar, start)}–{Text(calendar, end, start)}";
}
