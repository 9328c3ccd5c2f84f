using System.Text.Json;
using BatteryTwin.Domain.Twins.Editing;

namespace BatteryTwin.Domain.Twins;

/// <summary>A bulk import for graphs that have no quicker way: one request per item, several at a time; all twins before the relationships.</summary>
public static class OneByOneImport
{
    private const int AtATime = 8;

    /// <exception cref="TwinGraphException">The graph cannot take anything now; what was put before stays.</exception>
    public static async ValueTask<ImportBatchOutcome> RunAsync(
        ITwinGraph graph, IReadOnlyList<JsonElement> twins, IReadOnlyList<JsonElement> relationships, ChangeOrigin origin, CancellationToken cancel)
    {
        IReadOnlyList<ImportRefusal> refusedTwins = await EachAsync(twins, PutTwinAsync, cancel).ConfigureAwait(false);
        IReadOnlyList<ImportRefusal> refusedRelationships = await EachAsync(relationships, PutRelationshipAsync, cancel).ConfigureAwait(false);
        int refused = refusedTwins.Count + refusedRelationships.Count;
        return new(twins.Count + relationships.Count - refused, refusedTwins, refusedRelationships);

        async ValueTask PutTwinAsync(JsonElement json, CancellationToken stop) =>
            await graph.PutTwinAsync(BatchEditing.TwinId(json), json, ETagCondition.None, origin, stop).ConfigureAwait(false);

        async ValueTask PutRelationshipAsync(JsonElement json, CancellationToken stop)
        {
            (string sourceId, string id) = BatchEditing.RelationshipKey(json);
            await graph.PutRelationshipAsync(sourceId, id, json, ETagCondition.None, origin, stop).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<ImportRefusal>> EachAsync(IReadOnlyList<JsonElement> items, Func<JsonElement, CancellationToken, ValueTask> put, CancellationToken cancel)
    {
        ImportRefusal?[] refusals = new ImportRefusal?[items.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel };
        await Parallel.ForAsync(0, items.Count, options, async (i, stop) =>
        {
            try
            {
                await put(items[i], stop).ConfigureAwait(false);
            }
            catch (TwinGraphException refusal) when (refusal.Code is not (GraphErrorCode.ServiceUnavailable or GraphErrorCode.NotAuthorized))
            {
                refusals[i] = new(i, refusal.Code, refusal.Message);
            }
        }).ConfigureAwait(false);
        return [.. refusals.OfType<ImportRefusal>()];
    }
}
