using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Picks the series that a selector is about.</summary>
internal static class SeriesSelection
{
    public static List<StoredSeries> Pick(StoredSeries[] sorted, SeriesSelector selector)
    {
        HashSet<string>? twins = selector.Twins.Count == 0 || selector.Twins.Contains("*") ? null : [.. selector.Twins];
        HashSet<string>? fields = selector.Fields.Count == 0 ? null : [.. selector.Fields];
        List<StoredSeries> picked = [];
        foreach (StoredSeries series in sorted)
        {
            SeriesKey key = series.Key;
            if ((twins is null || (key.Twin is not null && twins.Contains(key.Twin)))
                && (fields is null || fields.Contains(key.Field))
                && (selector.Measurement is null || selector.Measurement == key.Measurement))
            {
                picked.Add(series);
            }
        }

        return picked;
    }
}
