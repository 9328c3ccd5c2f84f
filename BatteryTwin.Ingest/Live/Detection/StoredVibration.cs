using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>What the store knows of a machine's vibration.</summary>
internal sealed class StoredVibration(ITelemetryStore store)
{
    private const long MinuteNs = 60 * EpochTime.NsPerSecond;

    /// <summary>A normal learned from the store rests on one hour at least.</summary>
    private const int MinimumMinutes = 60;

    /// <summary>The machine's normal from one stored measurement a minute; null when less than an hour is stored.</summary>
    public async ValueTask<VibrationBaseline?> BaselineAsync(string twinId, string field, long fromNs, long toNs, CancellationToken cancel)
    {
        RangeQuery query = new()
        {
            Series = SeriesSelector.Of(twinId, field),
            FromNs = fromNs,
            ToNs = toNs,
            Reduction = new RangeReduction.Aggregate(MinuteNs, AggregateFunction.First),
        };
        List<double> values = [];
        await foreach (SeriesPoints series in store.ReadAsync(query, cancel).ConfigureAwait(false))
        {
            values.AddRange(series.Values.Select(value => value.ToDouble()).Where(double.IsFinite));
        }

        return VibrationBaseline.Learn(values, MinimumMinutes);
    }

    /// <summary>Stored measurements of a time in order.</summary>
    public async ValueTask<IReadOnlyList<(long TimeNs, double Value)>> ReadAsync(string twinId, string field, long fromNs, long toNs, CancellationToken cancel)
    {
        RangeQuery query = new() { Series = SeriesSelector.Of(twinId, field), FromNs = fromNs, ToNs = toNs };
        List<(long TimeNs, double Value)> points = [];
        await foreach (SeriesPoints series in store.ReadAsync(query, cancel).ConfigureAwait(false))
        {
            points.AddRange(series.TimesNs.Zip(series.Values, (time, value) => (time, value.ToDouble())));
        }

        return [.. points.OrderBy(point => point.TimeNs)];
    }
}
