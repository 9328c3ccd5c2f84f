using System.Runtime.CompilerServices;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>A telemetry store in memory with raw reads, and the first value or the mean per bucket, which can be told to hold or to fail appends.</summary>
internal sealed class MemoryTelemetryStore : ITelemetryStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (SeriesKey Key, FieldType Type, SortedDictionary<long, FieldValue> Points)> _series = new(StringComparer.Ordinal);

    /// <summary>Awaited before each append.</summary>
    public Func<Task> BeforeAppend { get; set; } = () => Task.CompletedTask;

    /// <summary>Thrown by reads of the newest points while it is set.</summary>
    public StorageUnavailableException? ReadFault { get; set; }

    public TelemetryStoreStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                long points = _series.Values.Sum(series => (long)series.Points.Count);
                return new(_series.Count, points, points, 0);
            }
        }
    }

    public async ValueTask AppendAsync(TelemetryBatch batch, CancellationToken cancel = default)
    {
        await BeforeAppend();
        lock (_lock)
        {
            foreach (BatchSeries series in batch.Series)
            {
                if (_series.TryGetValue(series.Key.Canonical, out var stored) && stored.Type != series.Type)
                {
                    throw new SeriesTypeConflictException(series.Key, stored.Type, series.Type);
                }
            }

            for (int i = 0; i < batch.Count; i++)
            {
                BatchSeries series = batch.Series[batch.SeriesIndexes[i]];
                _series.TryAdd(series.Key.Canonical, (series.Key, series.Type, []));
                _series[series.Key.Canonical].Points[batch.TimesNs[i]] = batch.ValueAt(i);
            }
        }
    }

    /// <summary>Creates a series behind the pipeline's back.</summary>
    public void Create(SeriesKey key, FieldType type)
    {
        lock (_lock)
        {
            _series[key.Canonical] = (key, type, []);
        }
    }

    public FieldType? TypeOf(SeriesKey key)
    {
        lock (_lock)
        {
            return _series.TryGetValue(key.Canonical, out var series) ? series.Type : null;
        }
    }

    /// <summary>What is stored, in order.</summary>
    public IReadOnlyList<SeriesState> Series(SeriesSelector selector)
    {
        lock (_lock)
        {
            return [.. Matching(selector).Select(series => new SeriesState(series.Key, series.Type, series.Points.First().Key, series.Points.Last().Key, series.Points.Count, series.Points.Last().Value))];
        }
    }

    public ValueTask<IReadOnlyList<SeriesState>> SeriesAsync(SeriesSelector selector, CancellationToken cancel = default) => ValueTask.FromResult(Series(selector));

    public ValueTask<IReadOnlyList<SeriesLatest>> LatestAsync(SeriesSelector selector, CancellationToken cancel = default) =>
        ReadFault is { } fault ? throw fault : ValueTask.FromResult<IReadOnlyList<SeriesLatest>>([.. Series(selector).Select(state => new SeriesLatest(state.Key, state.Type, state.LastNs, state.Newest))]);

    public async IAsyncEnumerable<SeriesPoints> ReadAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        SeriesPoints[] answer;
        lock (_lock)
        {
            answer = [.. Matching(query.Series).Select(series => Answer(series.Key, series.Type, Reduce(query, series.Points.Where(point => point.Key >= query.FromNs && point.Key < query.ToNs)))).Where(points => points.Count > 0)];
        }

        foreach (SeriesPoints points in answer)
        {
            yield return points;
        }
    }

    /// <summary>All values of a series, by time.</summary>
    public IReadOnlyList<FieldValue> Values(string canonical)
    {
        lock (_lock)
        {
            return _series.TryGetValue(canonical, out var series) ? [.. series.Points.Values] : [];
        }
    }

    private static KeyValuePair<long, FieldValue>[] Reduce(RangeQuery query, IEnumerable<KeyValuePair<long, FieldValue>> points) => query.Reduction switch
    {
        RangeReduction.Aggregate { Function: AggregateFunction.First, EveryNs: { } every } => [.. points.DistinctBy(point => point.Key / every)],
        RangeReduction.Aggregate { Function: AggregateFunction.Mean } mean =>
        [
            .. points.Where(point => point.Value.Type is not (FieldType.String or FieldType.Boolean)).GroupBy(point => mean.EveryNs is { } every ? point.Key / every * every : query.FromNs)
                .Select(bucket => KeyValuePair.Create(bucket.Key, FieldValue.Float(bucket.Average(point => point.Value.ToDouble())))),
        ],
        _ => [.. points],
    };

    private static SeriesPoints Answer(SeriesKey key, FieldType type, KeyValuePair<long, FieldValue>[] points) =>
        new(key, points.Length > 0 ? points[0].Value.Type : type, [.. points.Select(point => point.Key)], [.. points.Select(point => point.Value)]);

    private IEnumerable<(SeriesKey Key, FieldType Type, SortedDictionary<long, FieldValue> Points)> Matching(SeriesSelector selector) =>
        _series.Values.Where(series => series.Points.Count > 0
            && (selector.Twins.Count == 0 || selector.Twins.Contains("*") || selector.Twins.Contains(series.Key.Twin))
            && (selector.Fields.Count == 0 || selector.Fields.Contains(series.Key.Field))
            && (selector.Measurement is null || selector.Measurement == series.Key.Measurement));
}
