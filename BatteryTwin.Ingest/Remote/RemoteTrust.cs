using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Live.Trust;

namespace BatteryTwin.Ingest.Remote;

/// <summary>
/// The ingest service's judgement, as it was read last. It names the signals in doubt; others count as good when the twin is known and has sent the field.
/// </summary>
internal sealed class RemoteTrust(IngestReadings readings, ITwinGraph graph, ILatestValues latest) : ITelemetryTrust
{
    private volatile Doubts _doubts = Doubts.Of([]);

    public IReadOnlyList<SeriesTrust> Doubtful => readings.Doubtful;

    public TrustSummary Summary => readings.Signals is { } signals ? new(signals.Good, signals.Uncertain, signals.Bad, signals.NotJudged) : TrustSummary.Empty;

    public SeriesQuality? Of(SeriesKey series) =>
        Current.BySeries.TryGetValue(series, out SeriesQuality? quality) ? quality : series.Twin is { } twin ? Unspoken(twin, series.Field) : null;

    public SeriesQuality? Of(string twinId, string field) => Current.ByField.GetValueOrDefault((twinId, field)) ?? Unspoken(twinId, field);

    /// <summary>The doubts by series and field, arranged once for each reading.</summary>
    private Doubts Current
    {
        get
        {
            IReadOnlyList<SeriesTrust> read = readings.Doubtful;
            Doubts known = _doubts;
            return ReferenceEquals(known.Read, read) ? known : _doubts = Doubts.Of(read);
        }
    }

    private SeriesQuality? Unspoken(string twinId, string field) =>
        readings.Signals is not null && graph.Current.Find(twinId) is not null && latest.Find(twinId, field) is not null ? SeriesQuality.Fine : null;

    private sealed record Doubts(
        IReadOnlyList<SeriesTrust> Read, Dictionary<SeriesKey, SeriesQuality> BySeries, Dictionary<(string TwinId, string Field), SeriesQuality> ByField)
    {
        public static Doubts Of(IReadOnlyList<SeriesTrust> read) => new(
            read,
            read.ToDictionary(series => series.Key, series => series.Quality),
            read.Where(series => series.Key.Twin is not null)
                .GroupBy(series => (series.Key.Twin!, series.Key.Field))
                .ToDictionary(group => group.Key, group => group.Select(series => series.Quality).MaxBy(quality => quality.Quality)!));
    }
}
