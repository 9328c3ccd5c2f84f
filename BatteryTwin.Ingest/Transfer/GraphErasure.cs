using System.Globalization;
using BatteryTwin.Domain.Dtdl.Folders;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>Deletes every relationship, twin and model of a graph, and nothing else: history, telemetry and event routes stay.</summary>
internal sealed class GraphErasure(ITwinGraph graph, ChangeOrigin origin, IJobProgress progress)
{
    private const int AtATime = 64;
    private const int ReportEvery = 1_000;

    private long _total;
    private long _done;

    /// <returns>How much was deleted.</returns>
    /// <exception cref="TwinGraphException">Something came back while it was deleted, or the twin service is away.</exception>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        TwinGraphSnapshot start = graph.Current;
        _total = start.Relationships.Count + start.Twins.Count + start.Models.Count;
        await EachAsync(start.Relationships.All, edge => graph.DeleteRelationshipAsync(edge.SourceId, edge.Id, ETagCondition.None, origin, cancel), cancel).ConfigureAwait(false);
        await EachAsync(start.Twins.Keys, twinId => graph.DeleteTwinAsync(twinId, ETagCondition.None, origin, cancel), cancel).ConfigureAwait(false);

        // Whoever needs a model goes before it.
        foreach (IReadOnlyList<System.Text.Json.JsonElement> model in ModelUploadOrder.Batches([.. start.Models.All.Select(model => model.Source)], 1).Reverse())
        {
            await DeleteAsync(graph.DeleteModelAsync(ModelCatalog.IdOf(model[0]), origin, cancel)).ConfigureAwait(false);
        }

        return _done;
    }

    private Task EachAsync<T>(IEnumerable<T> items, Func<T, ValueTask> delete, CancellationToken cancel) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel }, async (item, _) => await DeleteAsync(delete(item)).ConfigureAwait(false));

    private async ValueTask DeleteAsync(ValueTask deletion)
    {
        try
        {
            await deletion.ConfigureAwait(false);
        }
        catch (TwinGraphException gone) when (gone.Code is GraphErrorCode.DigitalTwinNotFound or GraphErrorCode.RelationshipNotFound or GraphErrorCode.ModelNotFound)
        {
            // Somebody else deleted it first.
        }

        long done = Interlocked.Increment(ref _done);
        if (done % ReportEvery == 0)
        {
            progress.Report((double)done / _total, string.Create(CultureInfo.InvariantCulture, $"{done} of {_total} models, twins and relationships deleted"));
        }
    }
}
