using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Live;

/// <summary>The newest point of each series in a batch.</summary>
internal static class NewestPoints
{
    /// <summary>Series that name a twin, with the index of their newest point; of points with the same time the last.</summary>
    public static List<(SeriesKey Key, int Point)> Of(TelemetryBatch batch)
    {
        int[] newest = new int[batch.Series.Count];
        Array.Fill(newest, -1);
        ReadOnlySpan<int> series = batch.SeriesIndexes;
        ReadOnlySpan<long> times = batch.TimesNs;
        for (int point = 0; point < series.Length; point++)
        {
            ref int known = ref newest[series[point]];
            if (known < 0 || times[point] >= times[known])
            {
                known = point;
            }
        }

        List<(SeriesKey, int)> points = [];
        for (int index = 0; index < newest.Length; index++)
        {
            if (newest[index] >= 0 && batch.Series[index].Key.Twin is not null)
            {
                points.Add((batch.Series[index].Key, newest[index]));
            }
        }

        return points;
    }
}
