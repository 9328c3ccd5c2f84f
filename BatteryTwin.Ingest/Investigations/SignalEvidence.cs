using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Investigations;

/// <summary>
/// Puts the machines' own signal beside a cause whose stations are twins: the signal of the station and of its sisters, from the summaries of the telemetry store. Which signal it is follows from
/// the names (<see cref="SignalMatch"/>); where none fits there is none.
/// </summary>
public sealed class SignalEvidence(ITelemetryStore store, ILogger<SignalEvidence> logger)
{
    /// <summary>The finding with the signals that could be found; without them while the store cannot be read.</summary>
    public async Task<EffectFinding> AddAsync(EffectFinding finding, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(finding);
        try
        {
            List<CauseHypothesis> causes = [];
            foreach (CauseHypothesis cause in finding.Causes)
            {
                causes.Add(cause with { Signal = await SignalAsync(cause, cancel).ConfigureAwait(false) });
            }

            return finding with { Causes = causes };
        }
        catch (StorageUnavailableException problem)
        {
            logger.LogWarning(problem, "Signals beside the causes could not be read");
            return finding with { Warnings = [.. finding.Warnings, $"the machines' own signals could not be read: {problem.Message}"] };
        }
    }

    private async Task<SisterComparison?> SignalAsync(CauseHypothesis cause, CancellationToken cancel)
    {
        string[] twins = [.. cause.Sisters.Places.Select(series => series.Place)];
        IReadOnlyList<SeriesLatest> known = await store.LatestAsync(new() { Twins = twins }, cancel).ConfigureAwait(false);
        string[] fields = [.. known.Where(series => series.Key.Twin == cause.Place && series.Type is FieldType.Float or FieldType.Integer or FieldType.Unsigned).Select(series => series.Key.Field)];
        if (SignalMatch.Of(cause.Node, fields) is not { } match)
        {
            return null;
        }

        TimeSpan every = cause.Sisters.Every;
        long from = EpochTime.ToNs(cause.Sisters.From);
        long bucket = EpochTime.ToNs(every);
        int count = cause.Sisters.Places[0].Values.Count;
        List<PlaceSeries> places = [];
        foreach (string twin in twins.Where(twin => known.Any(series => series.Key.Twin == twin && series.Key.Field == match.Field)))
        {
            Dictionary<int, double> values = match.IsSpread
                ? Spread(await ReadAsync(twin, AggregateFunction.Max).ConfigureAwait(false), await ReadAsync(twin, AggregateFunction.Min).ConfigureAwait(false))
                : await ReadAsync(twin, AggregateFunction.Mean).ConfigureAwait(false);
            places.Add(new(twin, [.. Enumerable.Range(0, count).Select(at => values.TryGetValue(at, out double value) ? value : (double?)null)]));
        }

        return new(match.IsSpread ? $"{match.Field}, highest minus lowest" : match.Field, cause.Unit, cause.Sisters.From, every, places);

        async Task<Dictionary<int, double>> ReadAsync(string twin, AggregateFunction function)
        {
            RangeQuery query = new() { Series = SeriesSelector.Of(twin, match.Field), FromNs = from, ToNs = from + (count * bucket), Reduction = new RangeReduction.Aggregate(bucket, function) };
            Dictionary<int, double> values = [];
            await foreach (SeriesPoints points in store.ReadAsync(query, cancel).ConfigureAwait(false))
            {
                for (int at = 0; at < points.Count; at++)
                {
                    values[(int)((points.TimesNs[at] - from) / bucket)] = points.Values[at].ToDouble();
                }
            }

            return values;
        }
    }

    private static Dictionary<int, double> Spread(Dictionary<int, double> highest, Dictionary<int, double> lowest) =>
        highest.Where(bucket => lowest.ContainsKey(bucket.Key)).ToDictionary(bucket => bucket.Key, bucket => bucket.Value - lowest[bucket.Key]);
}
