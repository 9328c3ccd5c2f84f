using System.Runtime.CompilerServices;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A telemetry store in memory with raw reads and the last value of a range.</summary>
internal sealed class MemoryTelemetry : ITelemetryStore
{
    private readonly SortedDictionary<string, (SeriesKey Key, SortedDictionary<long, FieldValue> Points)> _series = new(StringComparer.Ordinal);

    /// <summary>Thrown by range reads; null while they work.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Range reads wait for it; null lets them through.</summary>
    public Task? Gate { get; set; }

    public TelemetryStoreStatistics Statistics => new(_series.Count, _series.Values.Sum(series => series.Points.Count), 0, 4_096);

    public void Put(string twin, string field, DateTimeOffset time, FieldValue value, string measurement = "m")
    {
        SeriesKey key = new(measurement, [new(SeriesKey.TwinTag, twin)], field);
        if (!_series.TryGetValue(key.Canonical, out var series))
        {
            _series[key.Canonical] = series = (key, []);
        }

        series.Points[EpochTime.ToNs(time)] = value;
    }

    public ValueTask AppendAsync(TelemetryBatch batch, CancellationToken cancel = default) => throw new NotSupportedException();

    public FieldType? TypeOf(SeriesKey key) => _series.TryGetValue(key.Canonical, out var series) ? series.Points.First().Value.Type : null;

    public ValueTask<IReadOnlyList<SeriesState>> SeriesAsync(SeriesSelector selector, CancellationToken cancel = default) => ValueTask.FromResult<IReadOnlyList<SeriesState>>(
        [.. Matching(selector).Select(series => new SeriesState(series.Key, series.Points.First().Value.Type, series.Points.First().Key, series.Points.Last().Key, series.Points.Count, series.Points.Last().Value))]);

    public ValueTask<IReadOnlyList<SeriesLatest>> LatestAsync(SeriesSelector selector, CancellationToken cancel = default) => ValueTask.FromResult<IReadOnlyList<SeriesLatest>>(
        [.. Matching(selector).Select(series => new SeriesLatest(series.Key, series.Points.First().Value.Type, series.Points.Last().Key, series.Points.Last().Value))]);

    public async IAsyncEnumerable<SeriesPoints> ReadAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await (Gate ?? Task.CompletedTask).WaitAsync(cancel);
        await Task.Yield();
        if (Fault is not null)
        {
            throw Fault;
        }

        foreach ((SeriesKey key, SortedDictionary<long, FieldValue> all) in Matching(query.Series))
        {
            KeyValuePair<long, FieldValue>[] points = [.. all.Where(point => point.Key >= query.FromNs && point.Key < query.ToNs)];
            if (query.Reduction is RangeReduction.Aggregate { EveryNs: null, Function: AggregateFunction.Last } && points.Length > 0)
            {
                points = [KeyValuePair.Create(query.FromNs, points[^1].Value)];
            }

            if (points.Length > 0)
            {
                yield return new(key, points[0].Value.Type, [.. points.Select(point => point.Key)], [.. points.Select(point => point.Value)]);
            }
        }
    }

    private IEnumerable<(SeriesKey Key, SortedDictionary<long, FieldValue> Points)> Matching(SeriesSelector selector) =>
        _series.Values.Where(series => (selector.Twins.Count == 0 || selector.Twins.Contains(series.Key.Twin)) && (selector.Fields.Count == 0 || selector.Fields.Contains(series.Key.Field)));
}
