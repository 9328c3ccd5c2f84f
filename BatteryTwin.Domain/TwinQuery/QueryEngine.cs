using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.TwinQuery.Planning;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.TwinQuery;

/// <summary>Answers queries in the Azure Digital Twins query language. Holds no state; safe to use from anywhere.</summary>
public sealed class QueryEngine(QueryLimits limits)
{
    public QueryEngine()
        : this(QueryLimits.Default)
    {
    }

    /// <summary>Reads a query.</summary>
    /// <exception cref="QueryException">The query is not valid; the position is set.</exception>
    public PreparedQuery Prepare(string text) => new(QueryBinder.Bind(QueryParser.Parse(text, limits), limits), null);

    /// <summary>Takes up a query where a page ended.</summary>
    /// <param name="continuationToken">The page's token.</param>
    /// <param name="text">The query it should belong to; null = whichever it does.</param>
    /// <exception cref="QueryException">The token is damaged or of another query.</exception>
    public PreparedQuery Continue(string continuationToken, string? text = null)
    {
        ContinuationToken token = ContinuationToken.Read(continuationToken);
        return text is null || text == token.QueryText
            ? new(QueryBinder.Bind(QueryParser.Parse(token.QueryText, limits), limits), token)
            : throw new QueryException(QueryErrorKind.Request, "the continuation token belongs to another query; send it with its own query, or repeat this one without it");
    }

    /// <summary>How a query would be answered.</summary>
    /// <param name="query">The query.</param>
    /// <param name="indexes">The state of the graph.</param>
    /// <param name="pageSize">Rows wanted at once; null = all.</param>
    public static QueryPlan Plan(PreparedQuery query, IQueryIndexes indexes, int? pageSize = null) =>
        QueryPlanner.Plan(query.Bound, indexes, Wanted(query, pageSize));

    /// <summary>All rows, read as they are asked for.</summary>
    /// <exception cref="QueryException">While reading: the query reads more than <see cref="QueryLimits.MaxEntitiesRead"/>.</exception>
    public IEnumerable<QueryRow> Rows(PreparedQuery query, IQueryIndexes indexes, CancellationToken cancel = default)
    {
        int? wanted = Wanted(query, null);
        QueryPlan plan = QueryPlanner.Plan(query.Bound, indexes, wanted);
        QueryMeter meter = new(limits.MaxEntitiesRead, cancel);
        if (query.Bound.Projection == ProjectionKind.Count)
        {
            return Count(plan, meter).Take(wanted ?? 1);
        }

        IEnumerable<QueryRow> rows = new RowWalk(plan, meter, query.Continues?.Position).Rows().Select(row => new QueryRow(query.Bound, row.Copy()));
        return wanted is { } most ? rows.Take(most) : rows;
    }

    /// <summary>One page.</summary>
    /// <param name="query">The query, fresh or continued.</param>
    /// <param name="indexes">The state of the graph, which need not be the one of the page before.</param>
    /// <param name="pageSize">Most rows; null = <see cref="QueryLimits.DefaultPageSize"/>.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="QueryException">The page size is out of range, or the query reads too much.</exception>
    public QueryPage Page(PreparedQuery query, IQueryIndexes indexes, int? pageSize = null, CancellationToken cancel = default)
    {
        int size = pageSize ?? limits.DefaultPageSize;
        if (size < 1 || size > limits.MaxPageSize)
        {
            throw new QueryException(QueryErrorKind.Request, $"a page has 1 to {limits.MaxPageSize} rows, not {size}");
        }

        int wanted = Wanted(query, size)!.Value;
        QueryPlan plan = QueryPlanner.Plan(query.Bound, indexes, wanted);
        QueryMeter meter = new(limits.MaxEntitiesRead, cancel);
        (List<QueryRow> rows, RowPosition? position) = query.Bound.Projection == ProjectionKind.Count
            ? ([.. Count(plan, meter).Take(wanted)], null)
            : ReadPage(new(plan, meter, query.Continues?.Position), query, wanted);
        int returned = (query.Continues?.RowsReturned ?? 0) + rows.Count;
        bool isTopReached = query.Bound.Top is { } top && returned >= top;
        string? token = position is null || isTopReached ? null : new ContinuationToken(query.Syntax.Text, returned, position).Write();
        return new(rows, token, meter.Charge(rows.Count), meter.Entities, plan);
    }

    /// <summary>Reads one row more than wanted to know whether there is another page; the position is null when there is none.</summary>
    private static (List<QueryRow> Rows, RowPosition? Position) ReadPage(RowWalk walk, PreparedQuery query, int wanted)
    {
        List<QueryRow> rows = [];
        RowPosition? last = null;
        if (wanted == 0)
        {
            return (rows, last);
        }

        foreach (RowScope row in walk.Rows())
        {
            if (rows.Count == wanted)
            {
                return (rows, last);
            }

            rows.Add(new(query.Bound, row.Copy()));
            last = rows.Count == wanted ? walk.Position() : null;
        }

        return (rows, null);
    }

    private static IEnumerable<QueryRow> Count(QueryPlan plan, QueryMeter meter)
    {
        long count = plan.KnownCount ?? new RowWalk(plan, meter).Rows().LongCount();
        yield return new(plan.Query, count);
    }

    private static int? Wanted(PreparedQuery query, int? pageSize)
    {
        int? left = query.Bound.Top is { } top ? Math.Max(0, top - (query.Continues?.RowsReturned ?? 0)) : null;
        return left is null || pageSize is null ? left ?? pageSize : Math.Min(left.Value, pageSize.Value);
    }
}
