using System.Runtime.CompilerServices;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>A telemetry store in memory: raw reads and the first value per bucket.</summary>
internal sealed class MemoryTelemetryStore : ITelemetryStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SeriesKey, SortedDictionary<long, FieldValue>> _series = [];

    public TelemetryStoreStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return new(_series.Count, _series.Values.Sum(points => points.Count), 0, 0);
            }
        }
    }

    public ValueTask AppendAsync(TelemetryBatch batch, CancellationToken cancel = default)
    {
        lock (_lock)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                SeriesKey key = batch.Series[batch.SeriesIndexes[i]].Key;
                if (!_series.TryGetValue(key, out SortedDictionary<long, FieldValue>? points))
                {
                    _series[key] = points = [];
                }

                points[batch.TimesNs[i]] = batch.ValueAt(i);
            }
        }

        return ValueTask.CompletedTask;
    }

    public FieldType? TypeOf(SeriesKey key) => throw new NotSupportedException();

    public IReadOnlyList<SeriesState> Series(SeriesSelector selector)
    {
        lock (_lock)
        {
            return [.. Matching(selector).Select(pair => new SeriesState(pair.Key, pair.Value.First().Value.Type, pair.Value.Keys.First(), pair.Value.Keys.Last(), pair.Value.Count, pair.Value.Last().Value))];
        }
    }

    public async IAsyncEnumerable<SeriesPoints> ReadAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        List<SeriesPoints> answer = [];
        lock (_lock)
        {
            foreach ((SeriesKey key, SortedDictionary<long, FieldValue> points) in Matching(query.Series))
            {
                KeyValuePair<long, FieldValue>[] chosen = [.. points.Where(point => point.Key >= query.FromNs && point.Key < query.ToNs)];
                chosen = query.Reduction is RangeReduction.Aggregate { Function: AggregateFunction.First, EveryNs: { } every } ? [.. chosen.DistinctBy(point => point.Key / every)] : chosen;
                answer.Add(new(key, points.First().Value.Type, [.. chosen.Select(point => point.Key)], [.. chosen.Select(point => point.Value)]));
            }
        }

        foreach (SeriesPoints series in answer.Where(series => series.Count > 0))
        {
            await Task.Yield();
            yield return series;
        }
    }

    private IEnumerable<KeyValuePair<SeriesKey, SortedDictionary<long, FieldValue>>> Matching(SeriesSelector selector) => _series.Where(pair =>
        (selector.Twins.Count == 0 || selector.Twins.Contains(pair.Key.Twin))
        && (selector.Fields.Count == 0 || selector.Fields.Contains(pair.Key.Field))
        && (selector.Measurement is null || selector.Measurement == pair.Key.Measurement));
}
