namespace BatteryTwin.Domain.Twins;

/// <summary>A bulk deletion for graphs that have no quicker way: one request per item, many at a time; all relationships before the twins.</summary>
public static class OneByOneDeletion
{
    private const int AtATime = 64;

    /// <exception cref="TwinGraphException">A twin still has relationships, or the graph cannot take anything now; what was deleted before stays so.</exception>
    public static async ValueTask RunAsync(
        ITwinGraph graph, IReadOnlyList<(string SourceId, string RelationshipId)> relationships, IReadOnlyList<string> twinIds, ChangeOrigin origin, CancellationToken cancel)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel };
        await Parallel.ForEachAsync(relationships, options, (edge, stop) =>
            UnlessGoneAsync(graph.DeleteRelationshipAsync(edge.SourceId, edge.RelationshipId, ETagCondition.None, origin, stop))).ConfigureAwait(false);
        await Parallel.ForEachAsync(twinIds, options, (twinId, stop) =>
            UnlessGoneAsync(graph.DeleteTwinAsync(twinId, ETagCondition.None, origin, stop))).ConfigureAwait(false);
    }

    /// <summary>Waits for a deletion of something that somebody else may delete first.</summary>
    public static async ValueTask UnlessGoneAsync(ValueTask deletion)
    {
        try
        {
            await deletion.ConfigureAwait(false);
        }
        catch (TwinGraphException gone) when (gone.Code is GraphErrorCode.DigitalTwinNotFound or GraphErrorCode.RelationshipNotFound or GraphErrorCode.ModelNotFound)
        {
            // It is as it should be.
        }
    }
}
