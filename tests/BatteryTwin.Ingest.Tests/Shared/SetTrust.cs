using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Live.Trust;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>Qualities that a test lays down.</summary>
internal sealed class SetTrust : ITelemetryTrust
{
    public Dictionary<(string TwinId, string Field), SeriesQuality> Qualities { get; } = [];

    public IReadOnlyList<SeriesTrust> Doubtful => [];

    public TrustSummary Summary => TrustSummary.Empty;

    public static SeriesQuality Doubt(SignalQuality quality) => new([new(QualityReason.FlatLine, quality, null, "as a test says")], null);

    public SeriesQuality? Of(SeriesKey series) => Of(series.Twin!, series.Field);

    public SeriesQuality? Of(string twinId, string field) => Qualities.GetValueOrDefault((twinId, field));
}
