using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>One edit of a graph.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="From">Cause of an edge, or the node of an edit of nodes.</param>
/// <param name="To">Effect of an edge.</param>
/// <param name="Node">The node that is added or takes another's place.</param>
public sealed record GraphEdit(GraphEditKind Kind, string From, string To = "", CausalNode? Node = null)
{
    /// <summary>The edit in words, for the list of versions.</summary>
    public string Words => Kind switch
    {
        GraphEditKind.AddEdge => $"{From} acts on {To}",
        GraphEditKind.RemoveEdge => $"{From} no longer acts on {To}",
        GraphEditKind.ForbidEdge => $"{From} cannot act on {To}",
        GraphEditKind.AllowEdge => $"{From} may act on {To} again",
        GraphEditKind.PutNode => $"{From} added or changed",
        GraphEditKind.RemoveNode => $"{From} taken out",
        _ => $"{From} is to be explained",
    };

    /// <summary>The graph with the edit.</summary>
    /// <exception cref="RootCauseInputException">The edit cannot be made: an unknown node, a circle, a forbidden edge.</exception>
    public ProcessGraph ApplyTo(ProcessGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        CausalGraph causes = graph.Causes;
        string? unknown = new[] { From, To }.FirstOrDefault(id => id.Length > 0 && causes.IndexOf(id) < 0);
        if (Kind != GraphEditKind.PutNode && unknown is not null)
        {
            throw new RootCauseInputException($"the graph has no variable '{unknown}'");
        }

        return graph with
        {
            Causes = Kind switch
            {
                GraphEditKind.AddEdge => causes.WithEdge(new(From, To)),
                GraphEditKind.RemoveEdge => causes.WithoutEdge(new(From, To)),
                GraphEditKind.ForbidEdge => causes.Forbid(new(From, To)),
                GraphEditKind.AllowEdge => causes.Allow(new(From, To)),
                GraphEditKind.PutNode => causes.WithNode(Node ?? throw new RootCauseInputException("the edit names no node")),
                GraphEditKind.RemoveNode => causes.WithoutNode(From),
                _ => causes.WithTarget(From),
            },
        };
    }
}
