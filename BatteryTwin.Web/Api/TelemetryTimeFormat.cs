using System.Buffers.Text;
using System.Globalization;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Web.Api;

/// <summary>Writes times as an answer wants them: RFC 3339 text, or whole units since 1970. Keeps the last date's text; not thread-safe.</summary>
internal sealed class TelemetryTimeFormat
{
    /// <summary>Room a time needs at most.</summary>
    public const int MaxLength = 32;

    private const long NsPerDay = 86_400 * EpochTime.NsPerSecond;
    private const int DateLength = 10;

    private readonly long _nsPerUnit;
    private readonly byte[] _date = new byte[DateLength];
    private long _day = long.MinValue;

    private TelemetryTimeFormat(long nsPerUnit) => _nsPerUnit = nsPerUnit;

    /// <summary>Times are numbers, else text.</summary>
    public bool IsNumeric => _nsPerUnit > 0;

    /// <summary>The format of a <c>time</c> parameter (null: RFC 3339); null when there is no such format.</summary>
    public static TelemetryTimeFormat? Find(string? name) => name switch
    {
        null or "" or "rfc3339" => new(0),
        "ms" => new(EpochTime.NsPerMillisecond),
        "us" => new(EpochTime.NsPerMicrosecond),
        "ns" => new(1),
        _ => null,
    };

    /// <summary>Writes a time as UTF-8 and returns its length.</summary>
    public int Write(long timeNs, Span<byte> target)
    {
        if (!IsNumeric)
        {
            return WriteText(timeNs, target);
        }

        Utf8Formatter.TryFormat(Floor(timeNs, _nsPerUnit), target, out int written);
        return written;
    }

    private static long Floor(long value, long unit)
    {
        long quotient = Math.DivRem(value, unit, out long remainder);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    private int WriteText(long timeNs, Span<byte> target)
    {
        long day = Floor(timeNs, NsPerDay);
        if (day != _day)
        {
            DateTime.UnixEpoch.AddDays(day).TryFormat(_date, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            _day = day;
        }

        _date.CopyTo(target);
        long seconds = Math.DivRem(timeNs - (day * NsPerDay), EpochTime.NsPerSecond, out long fraction);
        target[10] = (byte)'T';
        Two(target[11..], (int)(seconds / 3_600));
        target[13] = (byte)':';
        Two(target[14..], (int)(seconds / 60 % 60));
        target[16] = (byte)':';
        Two(target[17..], (int)(seconds % 60));
        int length = 19;
        if (fraction > 0)
        {
            Utf8Formatter.TryFormat(fraction, target[20..], out _, new('D', 9));
            target[19] = (byte)'.';
            length = 29;
            while (target[length - 1] == '0')
            {
                length--;
            }
        }

        target[length] = (byte)'Z';
        return length + 1;
    }

    private static void Two(Span<byte> target, int value)
    {
        target[0] = (byte)('0' + (value / 10));
        target[1] = (byte)('0' + (value % 10));
    }
}
