using System.Globalization;

namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>Spans of time as people say them: two digits are enough.</summary>
internal static class SpanText
{
    public static string Of(long spanNs)
    {
        double seconds = spanNs / (double)EpochTime.NsPerSecond;
        return seconds switch
        {
            < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1_000:0} ms"),
            < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"),
            < 90 * 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
            < 48 * 3_600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600:0} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0} days"),
        };
    }
}
