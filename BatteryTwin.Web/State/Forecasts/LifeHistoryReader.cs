using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Reads earlier forecasts of a component from the series that the scoring writes. Singleton.</summary>
public sealed class LifeHistoryReader(ITelemetryStore store)
{
    private const string Life = "RemainingUsefulLifeHours";
    private const int MostPoints = 300;

    /// <summary>Forecasts made in a span, oldest first, thinned to a few hundred.</summary>
    /// <exception cref="StorageUnavailableException">The telemetry store cannot be read now.</exception>
    public async Task<IReadOnlyList<LifePoint>> ReadAsync(string twinId, string component, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        Thinned(await ReadAllAsync(twinId, component, from, to, cancel), (to - from) / MostPoints);

    /// <summary>All forecasts made in a span, oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The telemetry store cannot be read now.</exception>
    public async Task<IReadOnlyList<LifePoint>> ReadAllAsync(string twinId, string component, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        (string median, string lower, string upper) = ($"{component}.{Life}", $"{component}.{Life[..^5]}LowerHours", $"{component}.{Life[..^5]}UpperHours");
        RangeQuery query = new()
        {
            Series = SeriesSelector.Of(twinId, median, lower, upper),
            FromNs = EpochTime.ToNs(from),
            ToNs = EpochTime.ToNs(to),
        };
        SortedDictionary<long, (double? Median, double? Lower, double? Upper)> points = [];
        await foreach (SeriesPoints series in store.ReadAsync(query, cancel))
        {
            for (int i = 0; i < series.Count; i++)
            {
                points.TryGetValue(series.TimesNs[i], out (double? Median, double? Lower, double? Upper) known);
                double value = series.Values[i].ToDouble();
                points[series.TimesNs[i]] = series.Key.Field == median ? known with { Median = value } : series.Key.Field == lower ? known with { Lower = value } : known with { Upper = value };
            }
        }

        return [.. points.Where(point => point.Value.Median is not null).Select(point => new LifePoint(EpochTime.FromNs(point.Key), point.Value.Median!.Value, point.Value.Lower, point.Value.Upper))];
    }

    /// <summary>The last point of each stretch, at its own time: they are written when they change, a few a day.</summary>
    private static IReadOnlyList<LifePoint> Thinned(IReadOnlyList<LifePoint> points, TimeSpan stretch) =>
        points.Count <= MostPoints ? points : [.. points.GroupBy(point => point.Time.UtcTicks / stretch.Ticks).Select(group => group.Last())];
}
