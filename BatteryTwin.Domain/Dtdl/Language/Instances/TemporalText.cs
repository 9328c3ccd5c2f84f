using System.Globalization;
using System.Text.RegularExpressions;

namespace BatteryTwin.Domain.Dtdl.Language.Instances;

/// <summary>Forms of dates, times and durations that DTDL accepts: RFC 3339 with an offset, and ISO 8601 durations.</summary>
public static class TemporalText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const string TimePattern = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";

    private static readonly Regex s_time = new($"^{TimePattern}\\z", Options);

    private static readonly Regex s_duration = new(
        "^P(([0-9]+Y)?([0-9]+M)?|([0-9]+W)?)([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?\\z", Options);

    /// <summary><c>YYYY-MM-DD</c>, a day of the Gregorian calendar, years 0001 to 9999.</summary>
    public static bool IsDate(string text) =>
        text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary><c>hh:mm:ss[.f…]</c> with <c>Z</c> or an offset <c>±hh:mm</c>.</summary>
    public static bool IsTime(string text) => s_time.IsMatch(text);

    /// <summary>A date, <c>T</c> and a time.</summary>
    public static bool IsDateTime(string text) => text.Length > 11 && text[10] == 'T' && IsDate(text[..10]) && IsTime(text[11..]);

    /// <summary>
    /// <c>PnYnMnDTnHnMnS</c>, or weeks in place of years and months; at least one part, and one after a T. Fractions on seconds only.
    /// </summary>
    public static bool IsDuration(string text) => text.Length > 1 && text != "P" && text[^1] is not ('P' or 'T') && s_duration.IsMatch(text);
}
