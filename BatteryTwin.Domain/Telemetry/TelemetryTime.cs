using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace BatteryTwin.Domain.Telemetry;

/// <summary>Reads times and durations as people and clients write them.</summary>
public static partial class TelemetryTime
{
    public const string TimeForm = "RFC 3339 with an offset and up to nine fraction digits (2026-03-31T12:00:00.5Z), or milliseconds since 1970";
    public const string DurationForm = "a whole number above 0 with ms, s, m, h or d, for example 10s";

    /// <summary>Nanoseconds since 1970, held at the ends of what 64 bits can say; null when the text is no time.</summary>
    public static long? ParseNs(string text)
    {
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger milliseconds))
        {
            return Saturate(milliseconds * EpochTime.NsPerMillisecond);
        }

        if (Rfc3339().Match(text) is not { Success: true } match)
        {
            return null;
        }

        // A plus sign that was not percent-encoded arrives as a space.
        string offset = match.Groups["offset"].Value.Replace(' ', '+').ToUpperInvariant();
        string seconds = $"{match.Groups["date"].Value}T{match.Groups["time"].Value}{(offset == "Z" ? "+00:00" : offset)}";
        if (!DateTimeOffset.TryParseExact(seconds, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time))
        {
            return null;
        }

        long fractionNs = long.Parse("0" + match.Groups["fraction"].Value.PadRight(9, '0'), CultureInfo.InvariantCulture);
        return Saturate((new BigInteger(time.ToUnixTimeSeconds()) * EpochTime.NsPerSecond) + fractionNs);
    }

    /// <summary>A duration in nanoseconds; null when the text is none, or is too long for 64 bits.</summary>
    public static long? ParseDurationNs(string text)
    {
        Match match = Duration().Match(text);
        if (!match.Success || !long.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number == 0)
        {
            return null;
        }

        long unit = match.Groups["unit"].Value switch
        {
            "ms" => EpochTime.NsPerMillisecond,
            "s" => EpochTime.NsPerSecond,
            "m" => 60 * EpochTime.NsPerSecond,
            "h" => 3_600 * EpochTime.NsPerSecond,
            _ => 86_400 * EpochTime.NsPerSecond,
        };
        return number <= long.MaxValue / unit ? number * unit : null;
    }

    private static long Saturate(BigInteger ns) => (long)BigInteger.Clamp(ns, long.MinValue, long.MaxValue);

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)[Tt](?<time>\d\d:\d\d:\d\d)(\.(?<fraction>\d{1,9}))?(?<offset>[Zz]|[+\- ]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^(?<number>\d{1,18})(?<unit>ms|s|m|h|d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
