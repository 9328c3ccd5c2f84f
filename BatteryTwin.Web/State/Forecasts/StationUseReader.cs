using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Reads how much stations ran in the last days from their stored operating states; an answer holds for ten minutes. Singleton.</summary>
public sealed class StationUseReader(ITelemetryStore store, IPlannedStops stops, PlantTopology topology, TimeProvider time, ILogger<StationUseReader> logger)
{
    public const int Days = 7;

    private static readonly TimeSpan s_holds = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_retry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_bucket = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_least = TimeSpan.FromHours(1);

    private volatile Taken? _taken;

    /// <summary>Use of each station; a station whose states are not stored, or not readable now, has an unknown one.</summary>
    public async Task<IReadOnlyDictionary<string, StationUse>> ReadAsync(IReadOnlyCollection<string> twinIds, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_taken is { } taken && (now - taken.At).Duration() < s_holds && twinIds.All(taken.Uses.ContainsKey))
        {
            return taken.Uses;
        }

        Dictionary<string, StationUse> uses = twinIds.ToDictionary(id => id, _ => new StationUse(null, Days), StringComparer.Ordinal);
        try
        {
            foreach ((string id, List<(long TimeNs, string State)> points) in await PointsAsync(twinIds, now, cancel))
            {
                uses[id] = Use(points, stops.Calendar.Of(topology.Current.PathTo(id)), now);
            }

            _taken = new(uses, now);
        }
        catch (StorageUnavailableException problem)
        {
            logger.LogWarning("How much stations run cannot be read, so forecasts count with always: {Problem}", problem.Message);
            _taken = new(uses, now - s_holds + s_retry);
        }

        return uses;
    }

    private async Task<Dictionary<string, List<(long TimeNs, string State)>>> PointsAsync(IReadOnlyCollection<string> twinIds, DateTimeOffset now, CancellationToken cancel)
    {
        Dictionary<string, List<(long TimeNs, string State)>> points = new(StringComparer.Ordinal);
        if (twinIds.Count == 0)
        {
            return points;
        }

        RangeQuery query = new()
        {
            Series = new() { Twins = twinIds, Fields = [StationSignals.OperatingState] },
            FromNs = EpochTime.ToNs(now.AddDays(-Days)),
            ToNs = EpochTime.ToNs(now),
            Reduction = new RangeReduction.Aggregate(EpochTime.ToNs(s_bucket), AggregateFunction.Last),
        };
        await foreach (SeriesPoints series in store.ReadAsync(query, cancel))
        {
            if (series.Key.Twin is not { } twin)
            {
                continue;
            }

            if (!points.TryGetValue(twin, out List<(long TimeNs, string State)>? own))
            {
                points[twin] = own = [];
            }

            own.AddRange(series.TimesNs.Zip(series.Values).Where(point => point.Second.Text is not null).Select(point => (point.First, point.Second.Text!)));
        }

        return points;
    }

    private static StationUse Use(List<(long TimeNs, string State)> points, StopCalendar stops, DateTimeOffset now)
    {
        points.Sort((left, right) => left.TimeNs.CompareTo(right.TimeNs));
        TimeSpan running = TimeSpan.Zero;
        TimeSpan observed = TimeSpan.Zero;
        IReadOnlyList<(DateTimeOffset Start, DateTimeOffset End)> standstill = stops.Standstill();
        foreach (StateSegment segment in StateSegments.Of(points, now.AddDays(-Days), now))
        {
            TimeSpan free = segment.Duration - standstill.Aggregate(TimeSpan.Zero, (sum, stop) => sum + Overlap(segment, stop.Start, stop.End));
            observed += free;
            running += segment.State == OperatingStates.Running ? free : TimeSpan.Zero;
        }

        return new(observed < s_least ? null : Math.Clamp(running / observed, 0, 1), Days);
    }

    private static TimeSpan Overlap(StateSegment segment, DateTimeOffset start, DateTimeOffset end)
    {
        DateTimeOffset from = segment.From > start ? segment.From : start;
        DateTimeOffset to = segment.To < end ? segment.To : end;
        return to > from ? to - from : TimeSpan.Zero;
    }

    private sealed record Taken(IReadOnlyDictionary<string, StationUse> Uses, DateTimeOffset At);
}
