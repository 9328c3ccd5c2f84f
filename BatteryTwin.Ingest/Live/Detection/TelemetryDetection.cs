using System.Collections.Concurrent;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>
/// Passes live telemetry to the watches of the twins it belongs to. Which twins are watched follows from their models alone. Backfilled
/// points, points from the future and points of signals whose quality is bad are passed over.
/// </summary>
internal sealed class TelemetryDetection : ITelemetryObserver, IDisposable
{
    private const long LargestLeadNs = 300 * EpochTime.NsPerSecond;

    private readonly ConcurrentDictionary<(string TwinId, string Field), ITwinWatch> _watches = new();
    private readonly BearingDetectionOptions _bearing;
    private readonly SpreadDetectionOptions _spread;
    private readonly StoredVibration _stored;
    private readonly TwinVerdicts _verdicts;
    private readonly ITwinGraph _graph;
    private readonly TimeProvider _time;
    private readonly ITelemetryTrust _trust;

    public TelemetryDetection(
        IOptions<BearingDetectionOptions> bearing,
        IOptions<SpreadDetectionOptions> spread,
        StoredVibration stored,
        TwinVerdicts verdicts,
        ITwinGraph graph,
        ITelemetryTrust trust,
        TimeProvider time)
    {
        _bearing = bearing.Value;
        _spread = spread.Value;
        _stored = stored;
        _verdicts = verdicts;
        _graph = graph;
        _trust = trust;
        _time = time;
        graph.StructureChanged += ForgetDeletedTwins;
    }

    public string Name => "detection";

    public bool OnlyTwins => true;

    /// <summary>Streams watched now.</summary>
    public int WatchCount => _watches.Count;

    public async ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel)
    {
        if (source.Historical)
        {
            return;
        }

        // A stuck sensor looks healthy: values known to be bad are no evidence either way.
        ITwinWatch?[] watches = [.. batch.Series.Select(series => WatchOf(series) is { } watch && _trust.Of(series.Key)?.Quality != SignalQuality.Bad ? watch : null)];
        if (watches.All(watch => watch is null))
        {
            return;
        }

        long latestNs = _time.NowNs() + LargestLeadNs;
        for (int i = 0; i < batch.Count; i++)
        {
            if (watches[batch.SeriesIndexes[i]] is { } watch && batch.TimesNs[i] <= latestNs)
            {
                await watch.AddAsync(batch.TimesNs[i], batch.ValueAt(i).ToDouble(), cancel).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _graph.StructureChanged -= ForgetDeletedTwins;

    private ITwinWatch? WatchOf(BatchSeries series)
    {
        string field = series.Key.Field;
        bool bearing = _bearing.Enabled && field == _bearing.RmsPath;
        bool spread = _spread.Enabled && _spread.Limits.GetValueOrDefault(field) > 0;
        if (series.Key.Twin is not { } twinId || (!bearing && !spread) || series.Type is FieldType.String or FieldType.Boolean)
        {
            return null;
        }

        if (_watches.TryGetValue((twinId, field), out ITwinWatch? watch))
        {
            return watch;
        }

        watch = bearing ? NewBearingWatch(twinId) : NewSpreadWatch(twinId, field);
        return watch is null ? null : _watches.GetOrAdd((twinId, field), watch);
    }

    private BearingWatch? NewBearingWatch(string twinId)
    {
        TwinGraphSnapshot graph = _graph.Current;
        return graph.Find(twinId) is { } twin
            && graph.Models.Resolve(twin.ModelId, _bearing.RmsPath) is DtdlValue
            && graph.Models.Resolve(twin.ModelId, _bearing.FlagPath) is DtdlProperty { Schema: DtdlPrimitive { Kind: PrimitiveKind.Boolean } }
            ? new BearingWatch(twinId, _bearing, _stored, _verdicts)
            : null;
    }

    private SpreadWatch? NewSpreadWatch(string twinId, string field)
    {
        TwinGraphSnapshot graph = _graph.Current;
        return graph.Find(twinId) is { } twin && graph.Models.Resolve(twin.ModelId, field) is { } content
            ? new SpreadWatch(twinId, content, field, _spread, _verdicts)
            : null;
    }

    private void ForgetDeletedTwins()
    {
        TwinGraphSnapshot graph = _graph.Current;
        foreach ((string TwinId, string Field) key in _watches.Keys.Where(key => graph.Find(key.TwinId) is null))
        {
            _watches.TryRemove(key, out _);
        }
    }
}
