namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>
/// Largest triangle three buckets over points that come one after the other, in bounded memory: beyond four times the points asked for, the curve is
/// first thinned by columns (Van Der Donckt et al., "MinMaxLTTB", IEEE VIS 2023); fewer points are treated exactly.
/// </summary>
internal sealed class LargestTriangleReducer(int maxPoints, FieldType type, long firstNs, long lastNs) : RangeReducer(type)
{
    private const int Preselection = 4;

    private readonly ShapeReducer _columns = new(Preselection * maxPoints, type, firstNs, lastNs);

    public override void Add(ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits, ReadOnlySpan<string> texts) => _columns.Add(timesNs, bits, texts);

    public override SeriesPoints? Finish(SeriesKey key)
    {
        if (_columns.Finish(key) is not { } points)
        {
            return null;
        }

        int[] kept = LargestTriangle.Select(points.TimesNs, [.. points.Values.Select(value => value.ToDouble())], maxPoints);
        return points with { TimesNs = [.. kept.Select(i => points.TimesNs[i])], Values = [.. kept.Select(i => points.Values[i])] };
    }
}
