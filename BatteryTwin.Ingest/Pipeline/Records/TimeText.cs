using System.Buffers;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// Reads a record's time in one format: <c>rfc3339</c>; <c>s</c>, <c>ms</c>, <c>us</c>, <c>ns</c> since 1970 (a fraction is allowed); a written form as
/// <see cref="TimePattern"/> has it; or <c>auto</c>: RFC 3339, the same without an offset, or a number whose size tells its unit. Not thread-safe.
/// </summary>
internal sealed class TimeText
{
    public const string Auto = "auto";
    public const string Rfc3339 = "rfc3339";
    public const string Iso = "yyyy-MM-dd HH:mm:ss";

    private static readonly SearchValues<byte> s_numberLetters = SearchValues.Create("-.0123456789"u8);

    private const string NoNumber = "is no number of seconds, milliseconds, microseconds or nanoseconds since 1970";
    private const string TooLarge = "is out of range (64 bit nanoseconds since 1970); check the unit in the schema";

    private readonly TimePattern? _pattern;
    private readonly long _nsPerUnit;

    private TimeText(TimePattern? pattern, long nsPerUnit) => (_pattern, _nsPerUnit) = (pattern, nsPerUnit);

    /// <summary>The reader for a format; null when it is none. <paramref name="zone"/> holds for times without an offset.</summary>
    public static TimeText? Create(string format, TimeZoneInfo zone) => format switch
    {
        "s" => new(null, EpochTime.NsPerSecond),
        "ms" => new(null, EpochTime.NsPerMillisecond),
        "us" => new(null, EpochTime.NsPerMicrosecond),
        "ns" => new(null, 1),
        Auto => new(TimePattern.Parse(Iso, new(zone), needsOffset: false), 0),
        Rfc3339 => new(TimePattern.Parse(Iso, new(zone), needsOffset: true), 0),
        _ => TimePattern.Parse(format, new(zone), needsOffset: false) is { } pattern ? new(pattern, 0) : null,
    };

    /// <summary>Reads a time; false with what is wrong, as the end of a sentence about the text.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long timeNs, out string reason)
    {
        if (_pattern is null || (_nsPerUnit == 0 && IsNumber(text)))
        {
            return ReadNumber(text, out timeNs, out reason);
        }

        return _pattern.TryRead(text, out timeNs, out reason);
    }

    private static bool IsNumber(ReadOnlySpan<byte> text) => text.Length > 0 && text.IndexOfAnyExcept(s_numberLetters) < 0 && text.LastIndexOf((byte)'-') <= 0;

    private bool ReadNumber(ReadOnlySpan<byte> text, out long timeNs, out string reason)
    {
        timeNs = 0;
        reason = NoNumber;
        int at = 0;
        bool negative = text.Length > 0 && text[0] == '-';
        at += negative ? 1 : 0;
        int start = at;
        Int128 whole = 0;
        while (at < text.Length && (uint)(text[at] - '0') <= 9 && at - start <= 20)
        {
            whole = (whole * 10) + (text[at++] - '0');
        }

        if (at == start)
        {
            return false;
        }

        long unit = _nsPerUnit > 0 ? _nsPerUnit : UnitOf(whole);
        Int128 ns = whole * unit;
        if (at < text.Length && text[at] is (byte)'.' or (byte)',')
        {
            at++;
            long scale = unit;
            while (at < text.Length && (uint)(text[at] - '0') <= 9)
            {
                // Digits below a nanosecond are cut off.
                scale /= 10;
                ns += (text[at++] - '0') * scale;
            }
        }

        if (at != text.Length)
        {
            return false;
        }

        reason = TooLarge;
        timeNs = ns <= long.MaxValue ? (long)(negative ? -ns : ns) : 0;
        return ns <= long.MaxValue;
    }

    /// <summary>Seconds until the year 5138, milliseconds from 1973 on, and so forth: times of plants lie far from the borders.</summary>
    private static long UnitOf(Int128 value) => value switch
    {
        _ when value < 100_000_000_000 => EpochTime.NsPerSecond,
        _ when value < 100_000_000_000_000 => EpochTime.NsPerMillisecond,
        _ when value < 100_000_000_000_000_000 => EpochTime.NsPerMicrosecond,
        _ => 1,
    };
}
