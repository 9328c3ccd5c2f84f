using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Live.Trust;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Qualities that a test lays down.</summary>
internal sealed class TrustBoard : ITelemetryTrust
{
    public Dictionary<(string TwinId, string Field), SeriesQuality> Qualities { get; } = [];

    public IReadOnlyList<SeriesTrust> Doubtful =>
        [.. Qualities.Select(pair => new SeriesTrust(new("m", [new(SeriesKey.TwinTag, pair.Key.TwinId)], pair.Key.Field), pair.Value)).Where(series => series.Quality.Quality != SignalQuality.Good)];

    public TrustSummary Summary => new(Qualities.Count - Doubtful.Count, Doubtful.Count, 0, 0);

    public static SeriesQuality Doubt(SignalQuality quality) => new([new(QualityReason.FlatLine, quality, null, "as a test says")], null);

    public SeriesQuality? Of(SeriesKey series) => Of(series.Twin!, series.Field);

    public SeriesQuality? Of(string twinId, string field) => Qualities.GetValueOrDefault((twinId, field));
}
