using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>The whole answer of a query as comma-separated values. Singleton.</summary>
public sealed class QueryCsv(QueryGraphSource source)
{
    /// <summary>Most rows written; what lies beyond is left out.</summary>
    public const int MostRows = 100_000;

    private readonly QueryEngine _engine = new();

    /// <summary>Writes the rows as UTF-8 to the stream.</summary>
    /// <returns>Null when it was written, else why not.</returns>
    /// <exception cref="OperationCanceledException">Stopped by the caller.</exception>
    public Task<QueryFault?> WriteAsync(string text, DateTimeOffset? asOf, Stream target, CancellationToken cancel) =>
        Task.Run(() => AnswerAsync(text, asOf, target, cancel), cancel);

    private async Task<QueryFault?> AnswerAsync(string text, DateTimeOffset? asOf, Stream target, CancellationToken cancel)
    {
        try
        {
            PreparedQuery query = _engine.Prepare(text);
            IQueryIndexes indexes = await source.IndexesAsync(query, asOf, cancel);

            // The same state is read twice, first for its columns: keeping all rows would take far more memory.
            List<string> columns = [.. ResultTable.ColumnsOf(Rows(query, indexes, cancel))];
            await using StreamWriter writer = new(target, leaveOpen: true) { NewLine = "\r\n" };
            await writer.WriteLineAsync(string.Join(',', columns.Select(key => CsvCell.Of(new ResultCell(key)))));
            foreach (Dictionary<string, ResultCell> row in Rows(query, indexes, cancel))
            {
                await writer.WriteLineAsync(string.Join(',', columns.Select(key => CsvCell.Of(row.GetValueOrDefault(key)))));
            }

            return null;
        }
        catch (QueryException fault)
        {
            return QueryFault.Of(fault);
        }
        catch (TwinGraphException fault)
        {
            return new(fault.Message);
        }
    }

    private IEnumerable<Dictionary<string, ResultCell>> Rows(PreparedQuery query, IQueryIndexes indexes, CancellationToken cancel) =>
        _engine.Rows(query, indexes, cancel).Take(MostRows).Select(row => ResultTable.Flat(row.ToJson()));
}
