using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>The twins of an answer and the relationships between them (or the relationships of the answer and the twins at their ends).</summary>
/// <param name="Nodes">The first <see cref="MostNodes"/> twins.</param>
/// <param name="Edges">Relationships between these, one entry per pair of twins and direction.</param>
/// <param name="TwinCount">All twins of the page.</param>
public sealed record ResultGraph(IReadOnlyList<ResultNode> Nodes, IReadOnlyList<ResultEdge> Edges, int TwinCount)
{
    /// <summary>More cannot be read in one drawing.</summary>
    public const int MostNodes = 150;

    /// <summary>Relationship names, in the order in which they are met.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Edges.SelectMany(edge => edge.Names).Distinct(StringComparer.Ordinal)];

    public static ResultGraph Of(IReadOnlyList<QueryRow> rows, TwinGraphSnapshot graph)
    {
        List<Relationship> named = [.. rows.SelectMany(row => row.Relationships).DistinctBy(edge => (edge.SourceId, edge.Id))];
        List<string> ids = [.. rows.SelectMany(row => row.Twins).Select(twin => twin.Id).Concat(named.SelectMany(edge => new[] { edge.SourceId, edge.TargetId })).Distinct(StringComparer.Ordinal)];
        HashSet<string> shown = new(ids.Take(MostNodes), StringComparer.Ordinal);
        bool isOfRelationships = named.Count > 0 && !rows.Any(row => row.Twins.Any());
        IEnumerable<Relationship> edges = isOfRelationships ? named : shown.SelectMany(id => graph.Relationships.From(id));
        return new(
            [.. ids.Take(MostNodes).Select(id => new ResultNode(id, graph.Find(id) is { } twin ? graph.Models.Interface(twin.ModelId)?.Label ?? twin.ModelId : "no longer there"))],
            [.. edges.Where(edge => shown.Contains(edge.SourceId) && shown.Contains(edge.TargetId))
                .GroupBy(edge => (edge.SourceId, edge.TargetId))
                .Select(pair => new ResultEdge(pair.Key.SourceId, pair.Key.TargetId, [.. pair.Select(edge => edge.Name).Distinct(StringComparer.Ordinal)]))],
            ids.Count);
    }
}
