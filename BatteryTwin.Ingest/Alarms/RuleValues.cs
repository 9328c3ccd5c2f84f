using System.Runtime.CompilerServices;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Alarms;

/// <summary>Reads from the store what rules read, in order of time over all series, in pieces that fit into memory.</summary>
internal sealed class RuleValues(ITelemetryStore store, IAlarmPlant plant)
{
    private const int FewValues = 200_000;
    private const int ManyValues = 1_500_000;
    private const long HourNs = 3_600 * EpochTime.NsPerSecond;

    /// <summary>Newest stored value of every field that the rules read where they are watched.</summary>
    public async Task<IReadOnlyList<SeriesLatest>> LatestAsync(RuleSet rules, CancellationToken cancel)
    {
        string[] fields = [.. rules.Rules.SelectMany(rule => rule.Fields).Distinct()];
        if (fields.Length == 0)
        {
            return [];
        }

        Dictionary<string, IReadOnlyList<string>> wholes = new(StringComparer.Ordinal);
        IReadOnlyList<SeriesLatest> latest = await store.LatestAsync(new() { Fields = fields }, cancel).ConfigureAwait(false);
        return [.. latest.Where(series => series.Key.Twin is { } twin && series.Type != FieldType.String && IsRead(rules, twin, series.Key.Field, wholes))];
    }

    /// <summary>Values of the series, piece by piece: each piece in order of time, and after the one before it.</summary>
    /// <param name="series">Which, as <see cref="LatestAsync"/> found them.</param>
    /// <param name="fromNs">Start, inclusive.</param>
    /// <param name="toNs">End, exclusive.</param>
    /// <param name="everyNs">Takes means of this length instead of the values; null = the values as stored.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async IAsyncEnumerable<RuleValue[]> ReadAsync(IReadOnlyList<SeriesLatest> series, long fromNs, long toNs, long? everyNs, [EnumeratorCancellation] CancellationToken cancel)
    {
        HashSet<(string Twin, string Field)> wanted = [.. series.Select(one => (one.Key.Twin!, one.Key.Field))];
        SeriesSelector selector = new() { Twins = [.. wanted.Select(one => one.Twin).Distinct()], Fields = [.. wanted.Select(one => one.Field).Distinct()] };
        if (wanted.Count == 0)
        {
            yield break;
        }

        long length = 6 * HourNs;
        for (long at = fromNs; at < toNs;)
        {
            long end = Math.Min(toNs, at + length);
            List<RuleValue> values = [];
            RangeQuery query = new()
            {
                Series = selector,
                FromNs = at,
                ToNs = end,
                Limit = int.MaxValue,
                Reduction = everyNs is { } every ? new RangeReduction.Aggregate(every, AggregateFunction.Mean) : new RangeReduction.Raw(),
            };
            await foreach (SeriesPoints points in store.ReadAsync(query, cancel).ConfigureAwait(false))
            {
                if (points.Key.Twin is not { } twin || points.Type == FieldType.String || !wanted.Contains((twin, points.Key.Field)))
                {
                    continue;
                }

                for (int i = 0; i < points.Count; i++)
                {
                    values.Add(new(points.TimesNs[i], twin, points.Key.Field, points.Values[i].ToDouble()));
                }
            }

            values.Sort(static (left, right) => left.TimeNs.CompareTo(right.TimeNs));
            yield return [.. values];
            at = end;
            length = values.Count switch
            {
                > ManyValues => Math.Max(HourNs / 4, length / 4),
                < FewValues => Math.Min(24 * HourNs, length * 2),
                _ => length,
            };
        }
    }

    private bool IsRead(RuleSet rules, string twin, string field, Dictionary<string, IReadOnlyList<string>> wholes)
    {
        if (!wholes.TryGetValue(twin, out IReadOnlyList<string>? path))
        {
            wholes[twin] = path = plant.WholesOf(twin);
        }

        return rules.Reads(twin, field, path);
    }
}
