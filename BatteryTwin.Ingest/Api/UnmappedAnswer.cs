using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Api;

/// <summary>A series that no model knows; <paramref name="Series"/> is its canonical text.</summary>
public sealed record UnmappedAnswer(
    string Measurement,
    string? Twin,
    string Field,
    IReadOnlyDictionary<string, string> Tags,
    string Series,
    string Reason,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    long Points)
{
    public static UnmappedAnswer Of(UnmappedSeries series) => new(
        series.Key.Measurement,
        series.Key.Twin,
        series.Key.Field,
        series.Key.Tags.ToDictionary(tag => tag.Key, tag => tag.Value),
        series.Key.Canonical,
        series.Reason,
        series.FirstSeen,
        series.LastSeen,
        series.Points);

    public UnmappedSeries ToSeries() => new(new SeriesKey(Measurement, Tags.Select(tag => new SeriesTag(tag.Key, tag.Value)), Field), Reason, FirstSeen, LastSeen, Points);
}
