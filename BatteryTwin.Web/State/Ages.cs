using System.Globalization;

namespace BatteryTwin.Web.State;

/// <summary>Spans of time in a few characters: <c>4 s</c>, <c>12 min</c>, <c>3 h</c>, <c>5 d</c>.</summary>
public static class Ages
{
    public static string Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalSeconds: < 90 } => Format(age.TotalSeconds, "s"),
        { TotalMinutes: < 90 } => Format(age.TotalMinutes, "min"),
        { TotalHours: < 36 } => Format(age.TotalHours, "h"),
        _ => Format(age.TotalDays, "d"),
    };

    private static string Format(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value):0} {unit}");
}
