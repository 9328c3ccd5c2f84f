using System.Globalization;

namespace BatteryTwin.Web.State;

/// <summary>Spans of time as people say them: one number, one unit.</summary>
public static class AgeText
{
    public static string Of(TimeSpan span)
    {
        TimeSpan length = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        return length switch
        {
            { TotalSeconds: < 60 } => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(length.TotalSeconds):N0} s"),
            { TotalMinutes: < 60 } => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(length.TotalMinutes):N0} min"),
            { TotalHours: < 48 } => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(length.TotalHours):N0} h"),
            _ => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(length.TotalDays):N0} d"),
        };
    }
}
