using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Folders;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>Deletes every relationship, twin and model of a graph, and nothing else: history, telemetry and event routes stay.</summary>
internal sealed class GraphErasure(ITwinGraph graph, ChangeOrigin origin, IJobProgress progress)
{
    private const int BatchItems = 2_000;

    private long _total;
    private long _done;

    /// <returns>How much was deleted.</returns>
    /// <exception cref="TwinGraphException">Something came back while it was deleted, or the twin service is away.</exception>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        TwinGraphSnapshot start = graph.Current;
        _total = start.Relationships.Count + start.Twins.Count + start.Models.Count;
        foreach ((string, string)[] edges in start.Relationships.All.Select(edge => (edge.SourceId, edge.Id)).Chunk(BatchItems))
        {
            cancel.ThrowIfCancellationRequested();
            await graph.DeleteBatchAsync(edges, [], origin, cancel).ConfigureAwait(false);
            Report(edges.Length);
        }

        foreach (string[] twinIds in start.Twins.Keys.Chunk(BatchItems))
        {
            cancel.ThrowIfCancellationRequested();
            await graph.DeleteBatchAsync([], twinIds, origin, cancel).ConfigureAwait(false);
            Report(twinIds.Length);
        }

        // Whoever needs a model goes before it.
        foreach (IReadOnlyList<JsonElement> model in ModelUploadOrder.Batches([.. start.Models.All.Select(model => model.Source)], 1).Reverse())
        {
            cancel.ThrowIfCancellationRequested();
            await OneByOneDeletion.UnlessGoneAsync(graph.DeleteModelAsync(ModelCatalog.IdOf(model[0]), origin, cancel)).ConfigureAwait(false);
            _done++;
        }

        return _done;
    }

    private void Report(int deleted)
    {
        _done += deleted;
        progress.Report((double)_done / _total, string.Create(CultureInfo.InvariantCulture, $"{_done} of {_total} models, twins and relationships deleted"));
    }
}
