using System.Text.Json.Nodes;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>Answers queries page by page, away from the thread that draws. Singleton.</summary>
public sealed class QueryRunner(QueryGraphSource source, TimeProvider time)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 100;

    private readonly QueryEngine _engine = new();

    /// <summary>The first page of a query, or the one that a continuation asks for.</summary>
    /// <exception cref="OperationCanceledException">Stopped by the caller.</exception>
    public Task<QueryOutcome> RunAsync(string text, DateTimeOffset? asOf, string? continuation, CancellationToken cancel) =>
        Task.Run(() => AnswerAsync(text, asOf, continuation, cancel), cancel);

    private async Task<QueryOutcome> AnswerAsync(string text, DateTimeOffset? asOf, string? continuation, CancellationToken cancel)
    {
        DateTimeOffset askedAt = time.GetUtcNow();
        long started = time.GetTimestamp();
        try
        {
            PreparedQuery query = continuation is null ? _engine.Prepare(text) : _engine.Continue(continuation, text);
            IQueryIndexes indexes = await source.IndexesAsync(query, asOf, cancel);
            QueryPage page = _engine.Page(query, indexes, PageSize, cancel);
            List<JsonObject> rows = [.. page.Rows.Select(row => row.ToJson())];
            return QueryOutcome.Of(new()
            {
                Rows = rows,
                Table = ResultTable.Of(rows),
                Graph = ResultGraph.Of(page.Rows, indexes.Snapshot),
                Continuation = page.ContinuationToken,
                Charge = page.Charge,
                EntitiesRead = page.EntitiesRead,
                Elapsed = time.GetElapsedTime(started),
                Plan = page.Plan.Explanation,
                AskedAt = askedAt,
                AsOf = asOf,
                IsGraphEmpty = indexes.Snapshot.Twins.Count == 0,
            });
        }
        catch (QueryException fault)
        {
            return QueryOutcome.Failed(QueryFault.Of(fault));
        }
        catch (TwinGraphException fault)
        {
            return QueryOutcome.Failed(new(fault.Message));
        }
    }
}
