using System.Globalization;
using System.Text.RegularExpressions;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Durations as the server prints them, <c>168h0m0s</c>.</summary>
internal static partial class GoDuration
{
    /// <summary>The duration; null when the text is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        Match match = Parts().Match(text);
        return match.Success
            ? TimeSpan.FromHours(Number(match.Groups[1])) + TimeSpan.FromMinutes(Number(match.Groups[2])) + TimeSpan.FromSeconds(Number(match.Groups[3]))
            : null;
    }

    private static double Number(Group group) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$")]
    private static partial Regex Parts();
}
