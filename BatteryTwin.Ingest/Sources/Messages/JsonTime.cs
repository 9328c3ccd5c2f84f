using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>
/// Reads times of records: RFC 3339 text, or a number since 1970 whose size tells its unit. Seconds, ms, µs and ns of the years 1973 to 5138 do not overlap.
/// </summary>
internal static class JsonTime
{
    private const decimal MaxSeconds = 1e11m;
    private const decimal MaxMilliseconds = 1e14m;
    private const decimal MaxMicroseconds = 1e17m;

    /// <summary>Nanoseconds since 1970; null when the value is no time.</summary>
    public static long? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => FromText(json.GetString()!),
        JsonValueKind.Number when json.TryGetDecimal(out decimal number) && number >= 0 && number <= long.MaxValue => (long)(number * NsPerUnit(number)),
        _ => null,
    };

    private static decimal NsPerUnit(decimal number) => number switch
    {
        < MaxSeconds => EpochTime.NsPerSecond,
        < MaxMilliseconds => EpochTime.NsPerMillisecond,
        < MaxMicroseconds => EpochTime.NsPerMicrosecond,
        _ => 1,
    };

    private static long? FromText(string text)
    {
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
        (string shortened, long restNs) = CutFraction(text.Trim());
        return DateTimeOffset.TryParseExact(shortened, formats, CultureInfo.InvariantCulture, style, out DateTimeOffset time) ? EpochTime.ToNs(time) + restNs : null;
    }

    /// <summary>.NET reads seven digits of a second; the eighth and ninth are added afterwards.</summary>
    private static (string Text, long RestNs) CutFraction(string text)
    {
        const int readable = 7;
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        int end = dot + 1;
        while (dot >= 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (dot < 0 || end - dot - 1 <= readable)
        {
            return (text, 0);
        }

        int from = dot + 1 + readable;
        long rest = long.Parse(text[from..Math.Min(end, from + 2)].PadRight(2, '0'), CultureInfo.InvariantCulture);
        return (string.Concat(text.AsSpan(0, from), text.AsSpan(end)), rest);
    }
}
