using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State;

/// <summary>Reads what stations did over a time range from the stored operating states. Singleton.</summary>
public sealed class StateTimelineReader(ITelemetryStore store, PlantWatch watch)
{
    private static readonly TimeSpan s_lookBack = TimeSpan.FromDays(1);

    /// <summary>Timeline of everything a line directly contains; rows without any state are left out.</summary>
    public async Task<StateTimeline> ReadAsync(string lineId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        PlantMoment plant = watch.Now();
        DateTimeOffset end = to < plant.At ? to : plant.At;
        (RangeReduction reduction, string resolution) = Reduction(end - from);
        IReadOnlyList<string> stations = plant.Topology.Find(lineId)?.Children ?? [];
        List<StateRow> rows = [];
        foreach (string id in stations)
        {
            List<(long TimeNs, string State)> points = await PointsAsync(id, from, end, reduction, cancel);
            IReadOnlyList<StateSegment> segments = points.Count > 0 ? StateSegments.Of(points, from, end) : FromProperty(plant.Graph.Find(id), from, end);
            if (segments.Count > 0)
            {
                rows.Add(new(id, AssetNames.AmongSiblings(plant.Graph, id, stations), segments));
            }
        }

        return new(from, end, rows, resolution);
    }

    private async Task<List<(long TimeNs, string State)>> PointsAsync(string twinId, DateTimeOffset from, DateTimeOffset to, RangeReduction reduction, CancellationToken cancel)
    {
        SeriesSelector series = SeriesSelector.Of(twinId, StationSignals.OperatingState);
        RangeQuery before = new() { Series = series, FromNs = EpochTime.ToNs(from - s_lookBack), ToNs = EpochTime.ToNs(from), Reduction = new RangeReduction.Aggregate(null, AggregateFunction.Last) };
        RangeQuery within = new() { Series = series, FromNs = EpochTime.ToNs(from), ToNs = EpochTime.ToNs(to), Reduction = reduction };
        List<(long TimeNs, string State)> points = [];
        await foreach (SeriesPoints answer in store.ReadAsync(before, cancel))
        {
            points.AddRange(answer.Values.Where(value => value.Text is not null).Select(value => (before.ToNs - 1, value.Text!)));
        }

        await foreach (SeriesPoints answer in store.ReadAsync(within, cancel))
        {
            points.AddRange(answer.TimesNs.Zip(answer.Values).Where(point => point.Second.Text is not null).Select(point => (point.First, point.Second.Text!)));
        }

        points.Sort((left, right) => left.TimeNs.CompareTo(right.TimeNs));
        return points;
    }

    /// <summary>A state that nobody sends as telemetry is known since it was last written.</summary>
    private static IReadOnlyList<StateSegment> FromProperty(Twin? twin, DateTimeOffset from, DateTimeOffset to) =>
        twin?.Property(StationSignals.OperatingState) is { } property && twin.Text(StationSignals.OperatingState) is { } state && property.LastUpdateTime < to
            ? [new(state, property.LastUpdateTime > from ? property.LastUpdateTime : from, to)]
            : [];

    private static (RangeReduction Reduction, string Resolution) Reduction(TimeSpan range) => range.TotalDays switch
    {
        <= 1 => (new RangeReduction.Raw(), "as recorded"),
        <= 7 => (Every(TimeSpan.FromMinutes(1)), "one state a minute"),
        <= 62 => (Every(TimeSpan.FromMinutes(5)), "one state per 5 minutes"),
        _ => (Every(TimeSpan.FromHours(1)), "one state an hour"),
    };

    private static RangeReduction.Aggregate Every(TimeSpan bucket) => new(EpochTime.ToNs(bucket), AggregateFunction.Last);
}
