using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Trends;

/// <summary>Reads curves for charts: picks the resolution by the range, reduces in the store, breaks lines at gaps. Singleton.</summary>
public sealed class TrendReader(ITelemetryStore store, IAlertLog alerts)
{
    private const int MostEvents = 50;

    /// <summary>Curves of some signals over a time range.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    public async Task<TrendView> ReadAsync(IReadOnlyList<TrendSignal> signals, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        TrendResolution resolution = TrendResolution.For(to - from);
        List<TrendLine> lines = [];
        List<TrendSignal> missing = [];
        bool isThinned = false;
        foreach (TrendSignal signal in signals)
        {
            int before = lines.Count;
            FieldType? type = (await store.LatestAsync(SeriesSelector.Of(signal.TwinId, signal.Field), cancel)).Select(series => (FieldType?)series.Type).FirstOrDefault();
            if (type is not null and not FieldType.String)
            {
                lines.AddRange(type == FieldType.Boolean
                    ? await StepsAsync(signal, resolution, from, to, cancel)
                    : await CurvesAsync(signal, resolution, from, to, cancel));
            }

            if (lines.Count == before)
            {
                missing.Add(signal);
            }

            isThinned |= resolution.Bucket is null && lines.Skip(before).Any(line => line.Summary.Points >= TrendResolution.MostPoints * 9 / 10);
        }

        string name = isThinned ? "values as recorded, thinned to the screen" : resolution.Name;
        return new(from, to, name, lines, missing, Events([.. signals.Select(signal => signal.TwinId).Distinct()], from, to));
    }

    private async Task<IEnumerable<TrendLine>> CurvesAsync(TrendSignal signal, TrendResolution resolution, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        if (resolution.Bucket is null)
        {
            List<SeriesPoints> raw = await SeriesAsync(signal, new RangeReduction.Shape(TrendResolution.MostPoints), from, to, cancel);
            return raw.Select(points => Line(signal, Label(signal, points, raw.Count), points, null, null, isStepped: false));
        }

        List<SeriesPoints> means = await SeriesAsync(signal, resolution.Reduction(AggregateFunction.Mean), from, to, cancel);
        Dictionary<string, SeriesPoints> lows = (await SeriesAsync(signal, resolution.Reduction(AggregateFunction.Min), from, to, cancel)).ToDictionary(points => points.Key.Canonical, StringComparer.Ordinal);
        Dictionary<string, SeriesPoints> highs = (await SeriesAsync(signal, resolution.Reduction(AggregateFunction.Max), from, to, cancel)).ToDictionary(points => points.Key.Canonical, StringComparer.Ordinal);
        return means.Select(points => Line(
            signal,
            Label(signal, points, means.Count),
            points,
            SameBuckets(points, lows.GetValueOrDefault(points.Key.Canonical)),
            SameBuckets(points, highs.GetValueOrDefault(points.Key.Canonical)),
            isStepped: false));
    }

    private async Task<IEnumerable<TrendLine>> StepsAsync(TrendSignal signal, TrendResolution resolution, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        List<SeriesPoints> series = await SeriesAsync(signal, resolution.Reduction(AggregateFunction.Last), from, to, cancel);
        return series.Select(points => Line(signal, Label(signal, points, series.Count), points, null, null, isStepped: true));
    }

    private async Task<List<SeriesPoints>> SeriesAsync(TrendSignal signal, RangeReduction reduction, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        List<SeriesPoints> answer = [];
        RangeQuery query = new() { Series = SeriesSelector.Of(signal.TwinId, signal.Field), FromNs = EpochTime.ToNs(from), ToNs = EpochTime.ToNs(to), Reduction = reduction };
        await foreach (SeriesPoints points in store.ReadAsync(query, cancel))
        {
            answer.Add(points);
        }

        return answer;
    }

    /// <summary>Extremes of the same buckets; points that came in between two reads leave the newest bucket without.</summary>
    private static double?[]? SameBuckets(SeriesPoints means, SeriesPoints? extremes)
    {
        if (extremes is null)
        {
            return null;
        }

        Dictionary<long, double> byTime = extremes.TimesNs.Zip(extremes.Values).ToDictionary(point => point.First, point => point.Second.ToDouble());
        return [.. means.TimesNs.Select(time => byTime.TryGetValue(time, out double value) ? value : (double?)null)];
    }

    private static TrendLine Line(TrendSignal signal, string label, SeriesPoints points, double?[]? low, double?[]? high, bool isStepped)
    {
        HashSet<int> gaps = [.. TrendGaps.After(points.TimesNs)];
        int length = points.Count + gaps.Count;
        long[] times = new long[length];
        double?[] values = new double?[length];
        double?[]? lows = low is null ? null : new double?[length];
        double?[]? highs = high is null ? null : new double?[length];
        for (int i = 0, at = 0; i < points.Count; i++, at++)
        {
            times[at] = points.TimesNs[i] / EpochTime.NsPerMillisecond;
            values[at] = points.Values[i].ToDouble();
            lows?[at] = low![i];
            highs?[at] = high![i];
            if (gaps.Contains(i))
            {
                at++;
                times[at] = times[at - 1] + 1;
            }
        }

        return new(signal, label, times, values, lows, highs, isStepped);
    }

    /// <summary>The signal's name; where several series carry the field, what tells them apart as well.</summary>
    private static string Label(TrendSignal signal, SeriesPoints points, int series)
    {
        if (series == 1)
        {
            return signal.Name;
        }

        IEnumerable<string> tags = points.Key.Tags.Where(tag => tag.Key != SeriesKey.TwinTag).Select(tag => $"{tag.Key} {tag.Value}");
        return $"{signal.Name} ({string.Join(", ", tags.Prepend(points.Key.Measurement))})";
    }

    private TrendEvent[] Events(IReadOnlyList<string> twins, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. twins.SelectMany(twin => alerts.Recent(MostEvents, twin))
            .SelectMany(alert => alert.History.Where(action => action.Verb is AlertVerb.RaisedAgain or AlertVerb.Returned)
                .Select(action => new TrendEvent(action.Time, PlantHealth.Level(alert.Priority), $"{alert.Title}: {action.Verb}"))
                .Prepend(new(alert.RaisedAt, PlantHealth.Level(alert.Priority), alert.Title)))
            .Where(item => item.Time >= from && item.Time < to)
            .OrderByDescending(item => item.Time)
            .Take(MostEvents),
    ];
}
