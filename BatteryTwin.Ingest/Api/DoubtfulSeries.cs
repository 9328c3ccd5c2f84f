using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Live.Trust;

namespace BatteryTwin.Ingest.Api;

/// <summary>A series in doubt, and why.</summary>
public sealed record DoubtfulSeries(
    string Measurement, string? Twin, string Field, IReadOnlyDictionary<string, string> Tags, string Quality, double? ExpectedIntervalSeconds, IReadOnlyList<DoubtAnswer> Findings)
{
    public static DoubtfulSeries Of(SeriesTrust series) => new(
        series.Key.Measurement,
        series.Key.Twin,
        series.Key.Field,
        series.Key.Tags.ToDictionary(tag => tag.Key, tag => tag.Value),
        QualityText.Of(series.Quality.Quality),
        series.Quality.ExpectedIntervalNs / (double)EpochTime.NsPerSecond,
        [.. series.Quality.Findings.Select(DoubtAnswer.Of)]);

    /// <exception cref="FormatException">A word or time in it is unknown.</exception>
    public SeriesTrust ToTrust() => new(
        new SeriesKey(Measurement, Tags.Select(tag => new SeriesTag(tag.Key, tag.Value)), Field),
        new SeriesQuality([.. Findings.Select(finding => finding.ToFinding())], ExpectedIntervalSeconds is { } seconds ? (long)(seconds * EpochTime.NsPerSecond) : null));
}
