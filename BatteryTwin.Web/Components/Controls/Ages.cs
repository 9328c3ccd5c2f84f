using System.Globalization;

namespace BatteryTwin.Web.Components.Controls;

/// <summary>Lengths of time in few characters.</summary>
public static class Ages
{
    /// <summary><c>0.4 s</c>, <c>12 s</c>, <c>3 min</c>, <c>2 h 5 min</c>, <c>4 d</c>; a time ahead counts as none.</summary>
    public static string Text(TimeSpan age) => age.TotalSeconds switch
    {
        < 1 => "now",
        < 90 => Number(age.TotalSeconds, "s"),
        < 90 * 60 => Number(age.TotalMinutes, "min"),
        < 36 * 3600 => age.Minutes == 0 || age.TotalHours >= 10 ? Number(age.TotalHours, "h") : $"{Math.Floor(age.TotalHours):0} h {age.Minutes} min",
        _ => Number(age.TotalDays, "d"),
    };

    private static string Number(double value, string unit) => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(value):0} {unit}");
}
