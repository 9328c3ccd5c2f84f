using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// A written date and time, such as <c>dd.MM.yyyy HH:mm:ss</c>: <c>yyyy</c> or <c>yy</c>, <c>M</c> (<c>MMM</c>: Jan), <c>d</c>, <c>H</c> or <c>h</c> with
/// <c>tt</c>, <c>m</c>, <c>s</c>. One letter or two, leading zeros may be missing. Seconds may carry a fraction of any length, the end of the time may be
/// left out from the hour or the seconds on, an offset (<c>Z</c>, <c>+01:00</c>) may follow; without one the zone's clock is meant. A space also stands for <c>T</c>.
/// </summary>
internal sealed class TimePattern
{
    private const string Letters = "yMdHhmst";
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";
    private const int MaxNsDigits = 9;

    private readonly (char Kind, int Length)[] _tokens;
    private readonly ZoneClock _zone;
    private readonly bool _needsOffset;
    private readonly string _pattern;

    private TimePattern(string pattern, (char Kind, int Length)[] tokens, ZoneClock zone, bool needsOffset)
    {
        (_pattern, _tokens, _zone, _needsOffset) = (pattern, tokens, zone, needsOffset);
    }

    /// <summary>Null when the pattern names no day.</summary>
    public static TimePattern? Parse(string pattern, ZoneClock zone, bool needsOffset)
    {
        List<(char Kind, int Length)> tokens = [];
        string plain = pattern.TrimEnd('K', 'z').Replace(".fff", string.Empty, StringComparison.Ordinal).Replace(",fff", string.Empty, StringComparison.Ordinal).TrimEnd('f');
        for (int at = 0; at < plain.Length;)
        {
            int length = 1;
            while (Letters.Contains(plain[at], StringComparison.Ordinal) && at + length < plain.Length && plain[at + length] == plain[at])
            {
                length++;
            }

            tokens.Add((plain[at], length));
            at += length;
        }

        return "yMd".All(part => tokens.Count(token => token.Kind == part) == 1) ? new(pattern, [.. tokens], zone, needsOffset) : null;
    }

    /// <summary>Reads a time; false with what is wrong.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long timeNs, out string reason)
    {
        timeNs = 0;
        reason = string.Empty;
        Parts parts = new() { Month = 1, Day = 1 };
        int at = 0;
        foreach ((char kind, int length) in _tokens)
        {
            if (parts.HasDay && IsEnd(text, at))
            {
                break;
            }

            if (!ReadToken(text, ref at, kind, length, ref parts))
            {
                reason = $"is no time of the form '{_pattern}'";
                return false;
            }
        }

        bool hasOffset = ReadOffset(text, ref at, out long offset);
        if (at != text.Length || !parts.IsPossible)
        {
            reason = $"is no time of the form '{_pattern}'";
            return false;
        }

        return ToNs(parts, hasOffset ? offset : null, out timeNs, out reason);
    }

    private bool ToNs(in Parts parts, long? offset, out long timeNs, out string reason)
    {
        timeNs = 0;
        reason = string.Empty;
        if (offset is null && _needsOffset)
        {
            reason = "has no offset from UTC (Z, +01:00): name the format and zone in the schema";
            return false;
        }

        long local = parts.Seconds;
        long? utc = offset is { } known ? local - known : _zone.ToUtc(local);
        if (utc is null)
        {
            reason = $"is no time of zone {_zone.Name}: its clock was put forward over it";
            return false;
        }

        if (utc.Value is > 9_223_372_035 or < -9_223_372_035)
        {
            reason = "is out of range (64 bit nanoseconds since 1970)";
            return false;
        }

        timeNs = (utc.Value * EpochTime.NsPerSecond) + parts.FractionNs;
        return true;
    }

    private static bool IsEnd(ReadOnlySpan<byte> text, int at) => at == text.Length || text[at] is (byte)'Z' or (byte)'z' or (byte)'+';

    private static bool ReadToken(ReadOnlySpan<byte> text, ref int at, char kind, int length, ref Parts parts)
    {
        switch (kind)
        {
            case 'y':
                return ReadNumber(text, ref at, length > 2 ? 4 : 2, length > 2 ? 4 : 2, out parts.Year) && (length > 2 || (parts.Year += 2000) > 0);
            case 'M':
                return length > 2 ? ReadMonth(text, ref at, out parts.Month) : ReadNumber(text, ref at, 1, 2, out parts.Month);
            case 'd':
                parts.HasDay = true;
                return ReadNumber(text, ref at, 1, 2, out parts.Day);
            case 'H' or 'h':
                return ReadNumber(text, ref at, 1, 2, out parts.Hour);
            case 'm':
                return ReadNumber(text, ref at, 1, 2, out parts.Minute);
            case 's':
                return ReadNumber(text, ref at, 1, 2, out parts.Second) && ReadFraction(text, ref at, out parts.FractionNs);
            case 't':
                return ReadHalf(text, ref at, ref parts);
            case ' ':
                return ReadGap(text, ref at);
            default:
                return at < text.Length && text[at++] == kind;
        }
    }

    private static bool ReadNumber(ReadOnlySpan<byte> text, ref int at, int least, int most, out int number)
    {
        int start = at;
        number = 0;
        while (at < text.Length && at - start < most && (uint)(text[at] - '0') <= 9)
        {
            number = (number * 10) + (text[at++] - '0');
        }

        return at - start >= least;
    }

    private static bool ReadMonth(ReadOnlySpan<byte> text, ref int at, out int month)
    {
        month = 0;
        if (text.Length - at < 3)
        {
            return false;
        }

        Span<char> name = [(char)(text[at] | 0x20), (char)(text[at + 1] | 0x20), (char)(text[at + 2] | 0x20)];
        int found = Months.AsSpan().IndexOf(name, StringComparison.Ordinal);
        at += 3;
        month = (found / 3) + 1;
        return found >= 0 && found % 3 == 0;
    }

    private static bool ReadFraction(ReadOnlySpan<byte> text, ref int at, out long ns)
    {
        ns = 0;
        if (at == text.Length || text[at] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        int start = ++at;
        while (at < text.Length && (uint)(text[at] - '0') <= 9)
        {
            if (at - start < MaxNsDigits)
            {
                ns = (ns * 10) + (text[at] - '0');
            }

            at++;
        }

        for (int digits = at - start; digits < MaxNsDigits; digits++)
        {
            ns *= 10;
        }

        return at > start;
    }

    private static bool ReadHalf(ReadOnlySpan<byte> text, ref int at, ref Parts parts)
    {
        if (text.Length - at < 2 || (text[at + 1] | 0x20) != 'm' || (text[at] | 0x20) is not ('a' or 'p') || parts.Hour is < 1 or > 12)
        {
            return false;
        }

        parts.Hour = (parts.Hour % 12) + ((text[at] | 0x20) == 'p' ? 12 : 0);
        at += 2;
        return true;
    }

    private static bool ReadGap(ReadOnlySpan<byte> text, ref int at)
    {
        int start = at;
        while (at < text.Length && (text[at] == ' ' || (at == start && text[at] is (byte)'T' or (byte)'t' or (byte)'_')))
        {
            at++;
        }

        return at > start;
    }

    private static bool ReadOffset(ReadOnlySpan<byte> text, ref int at, out long seconds)
    {
        seconds = 0;
        int start = at;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at < text.Length && (text[at] | 0x20) == 'z')
        {
            at++;
            return true;
        }

        if (at == text.Length || text[at] is not ((byte)'+' or (byte)'-'))
        {
            at = start;
            return false;
        }

        bool west = text[at++] == '-';
        bool read = ReadNumber(text, ref at, 2, 2, out int hours);
        at += at < text.Length && text[at] == ':' ? 1 : 0;
        ReadNumber(text, ref at, 0, 2, out int minutes);
        seconds = ((hours * 3600L) + (minutes * 60L)) * (west ? -1 : 1);
        return read && hours <= 18 && minutes < 60;
    }

    private struct Parts
    {
        public int Year;
        public int Month;
        public int Day;
        public int Hour;
        public int Minute;
        public int Second;
        public long FractionNs;
        public bool HasDay;

        /// <summary>A leap second counts as the second that follows.</summary>
        public readonly bool IsPossible => Year >= 1 && Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month) && Hour < 24 && Minute < 60 && Second <= 60;

        public readonly long Seconds => ((new DateTime(Year, Month, Day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) + (Hour * 3600L) + (Minute * 60L) + Second;
    }
}
