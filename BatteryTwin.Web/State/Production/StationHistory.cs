using System.Collections.Concurrent;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Production;

/// <summary>
/// Reads states and rates of stations from stored telemetry, day by day (UTC), and keeps the days: a kept day holds as long as the store has as many points of it as it was
/// made from, so late data counts; the present day is read again every few seconds. Singleton.
/// </summary>
public sealed class StationHistory(ITelemetryStore store, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(402);
    private static readonly TimeSpan s_before = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_freshFor = TimeSpan.FromSeconds(15);
    private static readonly string[] s_rates = [StationSignals.Throughput, StationSignals.ScrapRate, StationSignals.Power];
    private static readonly string[] s_fields = [StationSignals.OperatingState, .. s_rates];

    private readonly StationDays _days = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    /// <summary>Tracks of the days that a stretch of time touches, up to now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is longer than 400 days and the days they touch.</exception>
    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    public async Task<IReadOnlyDictionary<string, StationTrack>> ReadAsync(IReadOnlyList<string> stations, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset first = DayOf(from);
        DateTimeOffset end = DayOf((to < now ? to : now) - TimeSpan.FromTicks(1)) + s_day;
        if (end <= first || stations.Count == 0)
        {
            return stations.ToDictionary(station => station, _ => new StationTrack([], RateGrid.Empty), StringComparer.Ordinal);
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(end - first, s_longest, nameof(from));
        await _reading.WaitAsync(cancel);
        try
        {
            Dictionary<(string Station, DateTimeOffset Day), long> fingerprints = await FingerprintsAsync(stations, first, end, cancel);
            ConcurrentDictionary<string, StationTrack> tracks = new(StringComparer.Ordinal);
            await Parallel.ForEachAsync(stations, cancel, async (station, stop) => tracks[station] = await TrackAsync(station, first, end, now, fingerprints, stop));
            return tracks;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<StationTrack> TrackAsync(
        string station, DateTimeOffset first, DateTimeOffset end, DateTimeOffset now, Dictionary<(string Station, DateTimeOffset Day), long> fingerprints, CancellationToken cancel)
    {
        List<StationDay> days = [];
        for (DateTimeOffset day = first; day < end;)
        {
            if (Kept(station, day, now, fingerprints.GetValueOrDefault((station, day))) is { } kept)
            {
                days.Add(kept);
                day += s_day;
                continue;
            }

            DateTimeOffset until = day + s_day;
            while (until < end && Kept(station, until, now, fingerprints.GetValueOrDefault((station, until))) is null)
            {
                until += s_day;
            }

            foreach (StationDay read in await ReadDaysAsync(station, day, until, now, fingerprints, cancel))
            {
                _days.Keep(station, day, read);
                days.Add(read);
                day += s_day;
            }
        }

        return new(
            [.. days.SelectMany(day => day.Segments)],
            new(first, StationDay.Bucket, [.. days.SelectMany(day => day.UnitsPerHour)], [.. days.SelectMany(day => day.ScrapPercent.Select(percent => percent / 100))], [.. days.SelectMany(day => day.PowerKw)]));
    }

    private StationDay? Kept(string station, DateTimeOffset day, DateTimeOffset now, long fingerprint) =>
        _days.Find(station, day) is { } kept && (now < day + s_day ? now - kept.MadeAt < s_freshFor : kept.Fingerprint == fingerprint && kept.MadeAt >= day + s_day) ? kept : null;

    private async Task<List<StationDay>> ReadDaysAsync(
        string station, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, Dictionary<(string Station, DateTimeOffset Day), long> fingerprints, CancellationToken cancel)
    {
        DateTimeOffset end = to < now ? to : now;
        IReadOnlyList<StateSegment> segments = StateSegments.Of(await StatesAsync(station, from, end, cancel), from, end);
        Dictionary<string, double[]> rates = await RatesAsync(station, from, end, (int)((to - from) / StationDay.Bucket), cancel);
        List<StationDay> days = [];
        int next = 0;
        for (DateTimeOffset day = from; day < to; day += s_day)
        {
            List<StateSegment> own = [];
            while (next < segments.Count && segments[next].From < day + s_day)
            {
                StateSegment segment = segments[next];
                own.Add(new(segment.State, segment.From > day ? segment.From : day, segment.To < day + s_day ? segment.To : day + s_day));
                if (segment.To > day + s_day)
                {
                    break;
                }

                next++;
            }

            int at = (int)((day - from) / StationDay.Bucket);
            double[] Part(string field) => rates[field][at..(at + StationDay.Buckets)];
            days.Add(new(own, Part(StationSignals.Throughput), Part(StationSignals.ScrapRate), Part(StationSignals.Power), fingerprints.GetValueOrDefault((station, day)), now));
        }

        return days;
    }

    /// <summary>State points of a stretch, with what held at its start.</summary>
    private async Task<List<(long TimeNs, string State)>> StatesAsync(string station, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        SeriesSelector series = SeriesSelector.Of(station, StationSignals.OperatingState);
        DateTimeOffset close = from - s_before;
        List<(long TimeNs, string State)> points = [];
        RangeQuery within = new() { Series = series, FromNs = EpochTime.ToNs(close), ToNs = EpochTime.ToNs(to), Limit = int.MaxValue };
        await foreach (SeriesPoints answer in store.ReadAsync(within, cancel))
        {
            points.AddRange(answer.TimesNs.Zip(answer.Values).Where(point => point.Second.Text is not null).Select(point => (point.First, point.Second.Text!)));
        }

        points.Sort((left, right) => left.TimeNs.CompareTo(right.TimeNs));
        if (points.Count == 0 || points[0].TimeNs > EpochTime.ToNs(from))
        {
            // A sender that reports changes alone may have been silent for long.
            RangeQuery before = within with { FromNs = EpochTime.ToNs(close - s_day), ToNs = within.FromNs, Reduction = new RangeReduction.Aggregate(null, AggregateFunction.Last) };
            await foreach (SeriesPoints answer in store.ReadAsync(before, cancel))
            {
                points.InsertRange(0, answer.Values.Where(value => value.Text is not null).Select(value => (before.ToNs - 1, value.Text!)));
            }
        }

        return points;
    }

    private async Task<Dictionary<string, double[]>> RatesAsync(string station, DateTimeOffset from, DateTimeOffset to, int buckets, CancellationToken cancel)
    {
        Dictionary<string, double[]> rates = s_rates.ToDictionary(field => field, _ => Enumerable.Repeat(double.NaN, buckets).ToArray(), StringComparer.Ordinal);
        long fromNs = EpochTime.ToNs(from);
        long bucketNs = EpochTime.ToNs(StationDay.Bucket);
        RangeQuery query = new() { Series = SeriesSelector.Of(station, s_rates), FromNs = fromNs, ToNs = EpochTime.ToNs(to), Reduction = new RangeReduction.Aggregate(bucketNs, AggregateFunction.Mean), Limit = int.MaxValue };
        await foreach (SeriesPoints answer in store.ReadAsync(query, cancel))
        {
            double[] values = rates[answer.Key.Field];
            for (int i = 0; i < answer.Count; i++)
            {
                double value = answer.Values[i].ToDouble();
                values[(answer.TimesNs[i] - fromNs) / bucketNs] = double.IsFinite(value) ? value : double.NaN;
            }
        }

        return rates;
    }

    private async Task<Dictionary<(string Station, DateTimeOffset Day), long>> FingerprintsAsync(IReadOnlyList<string> stations, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        Dictionary<(string, DateTimeOffset), long> fingerprints = [];
        RangeQuery query = new()
        {
            Series = new() { Twins = [.. stations], Fields = s_fields },
            FromNs = EpochTime.ToNs(from),
            ToNs = EpochTime.ToNs(to),
            Reduction = new RangeReduction.Aggregate(EpochTime.ToNs(s_day), AggregateFunction.Count),
            Limit = int.MaxValue,
        };
        await foreach (SeriesPoints answer in store.ReadAsync(query, cancel))
        {
            for (int i = 0; i < answer.Count; i++)
            {
                (string, DateTimeOffset) key = (answer.Key.Twin!, EpochTime.FromNs(answer.TimesNs[i]));
                fingerprints[key] = unchecked((fingerprints.GetValueOrDefault(key) * 1_000_003) + answer.Values[i].Bits);
            }
        }

        return fingerprints;
    }

    private static DateTimeOffset DayOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerDay), TimeSpan.Zero);
}
