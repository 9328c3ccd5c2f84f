using System.Runtime.CompilerServices;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Answers one range query. Buckets are made by the server; raw points and shapes stream through the same reducers as those of the
/// embedded store. Series come in order of their keys, a bounded number of them at a time.
/// </summary>
internal sealed class InfluxRangeReader(InfluxClient client, SeriesFinder finder, RangeQuery query)
{
    /// <summary>Points that are held at once for buckets of several series.</summary>
    private const long HeldPoints = 500_000;

    private const int MaxSeriesPerRequest = 200;

    private readonly string _where = SeriesFinder.Where(query.Series, query.FromNs, query.ToNs);

    /// <summary>The answers, ordered by canonical key.</summary>
    public async IAsyncEnumerable<SeriesPoints> ReadAsync(IReadOnlyList<InfluxField> fields, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (query.ToNs <= query.FromNs)
        {
            yield break;
        }

        InfluxField[] answered = [.. fields.Where(field => RangeReducer.For(query, field.Type, query.FromNs, query.ToNs - 1) is not null)];
        if (query.GroupByField)
        {
            foreach (InfluxField field in answered.OrderBy(field => new SeriesKey(field.Measurement, [], field.Name).Canonical, StringComparer.Ordinal))
            {
                if (await GroupAsync(field, cancel).ConfigureAwait(false) is { } points)
                {
                    yield return points;
                }
            }

            yield break;
        }

        bool shape = query.Reduction is RangeReduction.Shape;
        List<FoundSeries> found = await finder.FindAsync(answered, query.Series, query.FromNs, query.ToNs, extents: query.Reduction is not RangeReduction.Raw, counts: shape, cancel).ConfigureAwait(false);
        IAsyncEnumerable<SeriesPoints> answers = query.Reduction is RangeReduction.Aggregate aggregate ? BucketsAsync(found, aggregate, cancel) : PointsAsync(found, cancel);
        await foreach (SeriesPoints points in answers.ConfigureAwait(false))
        {
            yield return points;
        }
    }

    private async IAsyncEnumerable<SeriesPoints> BucketsAsync(List<FoundSeries> found, RangeReduction.Aggregate aggregate, [EnumeratorCancellation] CancellationToken cancel)
    {
        long buckets = aggregate.EveryNs is long every ? 1 + found.Select(series => (long)Math.Min(HeldPoints, ((double)series.LastNs - series.FirstNs) / every)).DefaultIfEmpty().Max() : 1;
        int size = (int)Math.Clamp(HeldPoints / buckets, 1, found.Count + 1);
        SeriesFilter? filter = size < found.Count ? new SeriesFilter(found) : null;
        foreach (FoundSeries[] some in found.Chunk(size))
        {
            BucketQuery statements = new(query, aggregate, some, _where + filter?.AndOneOf(some));
            await foreach (QueryPiece piece in client.QueryAsync(statements.Text, cancel).ConfigureAwait(false))
            {
                statements.Take(piece);
            }

            if (statements.MayOverflow)
            {
                await foreach (SeriesPoints points in PointsAsync(some, cancel).ConfigureAwait(false))
                {
                    yield return points;
                }

                continue;
            }

            foreach (SeriesPoints points in statements.Finish())
            {
                yield return points;
            }
        }
    }

    /// <summary>Reads the points themselves, series after series, through the reducer.</summary>
    private async IAsyncEnumerable<SeriesPoints> PointsAsync(IReadOnlyList<FoundSeries> found, [EnumeratorCancellation] CancellationToken cancel)
    {
        SeriesFilter filter = new(found);
        foreach (FoundSeries[] some in found.Chunk(MaxSeriesPerRequest))
        {
            PointQuery statements = new(query, some, filter, _where);
            int next = 0;
            await foreach (QueryPiece piece in client.QueryAsync(statements.Text, cancel).ConfigureAwait(false))
            {
                for (int current = statements.SeriesOf(piece.Statement); next < current; next++)
                {
                    if (statements.Finish(next) is { } points)
                    {
                        yield return points;
                    }
                }

                statements.Take(piece);
            }

            for (; next < some.Length; next++)
            {
                if (statements.Finish(next) is { } points)
                {
                    yield return points;
                }
            }
        }
    }

    /// <summary>One answer for all series of a field.</summary>
    private async Task<SeriesPoints?> GroupAsync(InfluxField field, CancellationToken cancel)
    {
        if (query.Reduction is RangeReduction.Aggregate { Function: not (AggregateFunction.First or AggregateFunction.Last) } aggregate)
        {
            FoundSeries group = new(new SeriesKey(field.Measurement, [], field.Name), field.Type);
            BucketQuery statements = new(query, aggregate, [group], _where);
            await foreach (QueryPiece piece in client.QueryAsync(statements.Text, cancel).ConfigureAwait(false))
            {
                statements.Take(piece);
            }

            if (!statements.MayOverflow)
            {
                return statements.Finish().FirstOrDefault();
            }
        }

        List<FoundSeries> found = await finder.FindAsync([field], query.Series, query.FromNs, query.ToNs, extents: true, counts: false, cancel).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return null;
        }

        MergedPoints merged = new(query, found, _where);
        await foreach (QueryPiece piece in client.QueryAsync(merged.Text, cancel).ConfigureAwait(false))
        {
            merged.Take(piece);
            if (merged.IsFull)
            {
                break;
            }
        }

        return merged.Finish();
    }
}
