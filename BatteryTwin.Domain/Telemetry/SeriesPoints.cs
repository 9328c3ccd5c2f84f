namespace BatteryTwin.Domain.Telemetry;

/// <summary>
/// The answer for one series: times (ns, ascending) and values, equally long.
/// <paramref name="GoesOn"/>: the answer that follows brings more points of the same series, see <see cref="RangeQuery.PiecePoints"/>.
/// <see cref="Type"/> is the type of the values given here (a mean of integers is a float, a count an integer).
/// </summary>
public sealed record SeriesPoints(SeriesKey Key, FieldType Type, long[] TimesNs, FieldValue[] Values, bool Truncated = false, bool GoesOn = false)
{
    public int Count => TimesNs.Length;
}
