using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins;

/// <summary>The graph after a request, and what happened on the way there, in order; no changes when the request found everything as it wants it.</summary>
public sealed record GraphStep(TwinGraphSnapshot Next, ImmutableArray<GraphChange> Changes)
{
    /// <summary>A step with one change.</summary>
    public GraphStep(TwinGraphSnapshot next, GraphChange change)
        : this(next, [change])
    {
    }

    /// <summary>True when models, twins or relationships came, went or changed their kind, not only their properties.</summary>
    public bool ChangesStructure => Changes.Any(change => change switch
    {
        TwinChange twin => twin.Before is null || twin.After is null || twin.Before.ModelId != twin.After.ModelId,
        RelationshipChange edge => edge.Before is null || edge.After is null || edge.Before.Name != edge.After.Name || edge.Before.TargetId != edge.After.TargetId,
        _ => true,
    });
}
