using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>A stored series that a replay would read; <paramref name="Series"/> is its canonical text, times are RFC 3339.</summary>
internal sealed record ReplaySeriesView(string Series, string Measurement, IReadOnlyDictionary<string, string> Tags, string Field, string First, string Last, long Count)
{
    public static ReplaySeriesView Of(ReplaySeries series) => new(
        series.Key.Canonical,
        series.Key.Measurement,
        series.Key.Tags.ToDictionary(tag => tag.Key, tag => tag.Value),
        series.Key.Field,
        EpochTime.ToRfc3339(series.FirstNs),
        EpochTime.ToRfc3339(series.LastNs),
        series.Count);

    /// <exception cref="FormatException">A time is none.</exception>
    public ReplaySeries ToSeries() => new(new(Measurement, Tags.Select(tag => new SeriesTag(tag.Key, tag.Value)), Field), Ns(First), Ns(Last), Count);

    private static long Ns(string time) => TelemetryTime.ParseNs(time) ?? throw new FormatException($"'{time}' is no time");
}
