namespace BatteryTwin.Domain.Telemetry;

/// <summary>
/// The answer for one series: times (ns, ascending) and values, equally long.
/// <see cref="Type"/> is the type of the values given here (a mean of integers is a float, a count an integer).
/// </summary>
public sealed record SeriesPoints(SeriesKey Key, FieldType Type, long[] TimesNs, FieldValue[] Values, bool Truncated = false)
{
    public int Count => TimesNs.Length;
}
