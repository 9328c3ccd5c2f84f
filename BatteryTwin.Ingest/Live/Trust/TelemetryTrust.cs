using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>
/// Watches the series of the graph's twins as their values come in. Series that name no known twin, backfill, computed values
/// and points from the future are passed over.
/// </summary>
internal sealed class TelemetryTrust : ITelemetryObserver, ITelemetryTrust, IDisposable
{
    private readonly ConcurrentDictionary<SeriesKey, WatchedSeries?> _series = new();
    private readonly ConcurrentDictionary<(string TwinId, string Field), WatchedSeries[]> _fields = new();
    private readonly ITwinGraph _graph;
    private readonly TimeProvider _time;
    private readonly TrustOptions _options;
    private readonly TrustRules _rules;
    private int _watched;
    private int _notJudged;

    public TelemetryTrust(ITwinGraph graph, IOptions<TrustOptions> options, TimeProvider time)
    {
        (_graph, _time, _options, _rules) = (graph, time, options.Value, options.Value.Rules);
        graph.StructureChanged += Forget;
    }

    public string Name => "trust";

    public bool OnlyTwins => true;

    public IReadOnlyList<SeriesTrust> Doubtful
    {
        get
        {
            long nowNs = _time.NowNs();
            return
            [
                .. Watched.Select(series => new SeriesTrust(series.Key, series.Assess(nowNs)))
                    .Where(trust => trust.Quality.Quality != SignalQuality.Good)
                    .OrderByDescending(trust => trust.Quality.Quality)
                    .ThenBy(trust => trust.Key.Twin, StringComparer.Ordinal)
                    .ThenBy(trust => trust.Key.Field, StringComparer.Ordinal),
            ];
        }
    }

    public TrustSummary Summary
    {
        get
        {
            long nowNs = _time.NowNs();
            int[] counts = new int[3];
            foreach (WatchedSeries series in Watched)
            {
                counts[(int)series.Assess(nowNs).Quality]++;
            }

            return new(counts[(int)SignalQuality.Good], counts[(int)SignalQuality.Uncertain], counts[(int)SignalQuality.Bad], Volatile.Read(ref _notJudged));
        }
    }

    /// <summary>The series watched now.</summary>
    internal IEnumerable<WatchedSeries> Watched => _series.Values.OfType<WatchedSeries>();

    public SeriesQuality? Of(SeriesKey series) => _series.TryGetValue(series, out WatchedSeries? watched) ? watched?.Assess(_time.NowNs()) : null;

    public SeriesQuality? Of(string twinId, string field)
    {
        if (!_fields.TryGetValue((twinId, field), out WatchedSeries[]? carriers))
        {
            return null;
        }

        long nowNs = _time.NowNs();
        return carriers.Select(series => series.Assess(nowNs)).MaxBy(quality => quality.Quality);
    }

    public ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel)
    {
        if (source.Historical || source.IsComputed || !_options.Enabled)
        {
            return ValueTask.CompletedTask;
        }

        WatchedSeries?[] watches = [.. batch.Series.Select(WatchOf)];
        if (Array.TrueForAll(watches, watch => watch is null))
        {
            return ValueTask.CompletedTask;
        }

        long receivedNs = _time.NowNs();
        ReadOnlySpan<int> indexes = batch.SeriesIndexes;
        ReadOnlySpan<long> times = batch.TimesNs;
        ReadOnlySpan<long> bits = batch.ValueBits;
        for (int i = 0; i < indexes.Length; i++)
        {
            watches[indexes[i]]?.Add(times[i], bits[i], receivedNs);
        }

        return ValueTask.CompletedTask;
    }

    public void Dispose() => _graph.StructureChanged -= Forget;

    /// <summary>Null for what is not judged; remembered too, so that stray series cost one look-up.</summary>
    private WatchedSeries? WatchOf(BatchSeries series)
    {
        if (_series.TryGetValue(series.Key, out WatchedSeries? known))
        {
            return known;
        }

        if (series.Key.Twin is not { } twin || _graph.Current.Find(twin) is null)
        {
            return null;
        }

        if (Volatile.Read(ref _watched) >= _options.MaxSeries)
        {
            if (_series.TryAdd(series.Key, null))
            {
                Interlocked.Increment(ref _notJudged);
            }

            return null;
        }

        WatchedSeries fresh = new(series.Key, series.Type, _rules);
        if (_series.TryAdd(series.Key, fresh))
        {
            Interlocked.Increment(ref _watched);
            _fields.AddOrUpdate((twin, series.Key.Field), _ => [fresh], (_, before) => [.. before, fresh]);
        }

        return _series[series.Key];
    }

    /// <summary>Series of twins that are gone are judged no more.</summary>
    private void Forget()
    {
        TwinGraphSnapshot graph = _graph.Current;
        foreach ((SeriesKey key, WatchedSeries? watched) in _series)
        {
            if (graph.Find(key.Twin!) is null && _series.TryRemove(key, out _))
            {
                _fields.TryRemove((key.Twin!, key.Field), out _);
                Interlocked.Decrement(ref watched is null ? ref _notJudged : ref _watched);
            }
        }
    }
}
