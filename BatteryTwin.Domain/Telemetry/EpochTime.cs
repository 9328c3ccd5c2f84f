namespace BatteryTwin.Domain.Telemetry;

/// <summary>Nanoseconds since 1970-01-01 UTC, the one time scale of telemetry, and its conversions.</summary>
public static class EpochTime
{
    public const long NsPerMicrosecond = 1_000;
    public const long NsPerMillisecond = 1_000_000;
    public const long NsPerSecond = 1_000_000_000;

    public static long ToNs(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) * 100;

    public static long ToNs(TimeSpan span) => span.Ticks * 100;

    /// <summary>The instant, cut to .NET's resolution of 100 ns.</summary>
    public static DateTimeOffset FromNs(long timeNs) => new(DateTime.UnixEpoch.Ticks + Math.DivRem(timeNs, 100).Quotient, TimeSpan.Zero);

    public static long NowNs(this TimeProvider time) => ToNs(time.GetUtcNow());

    /// <summary>RFC 3339 in UTC with as many fraction digits as needed, at most nine.</summary>
    public static string ToRfc3339(long timeNs)
    {
        long seconds = Math.DivRem(timeNs, NsPerSecond, out long fraction);
        if (fraction < 0)
        {
            fraction += NsPerSecond;
            seconds--;
        }

        string head = DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        return fraction == 0
            ? head + "Z"
            : head + "." + fraction.ToString("D9", System.Globalization.CultureInfo.InvariantCulture).TrimEnd('0') + "Z";
    }
}
