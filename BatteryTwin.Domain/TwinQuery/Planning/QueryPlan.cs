using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Indexes;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>How a query is answered on one state of the graph.</summary>
public sealed class QueryPlan
{
    internal QueryPlan(BoundQuery query, IQueryIndexes indexes, ModelMatches models)
    {
        Query = query;
        Indexes = indexes;
        Models = models;
    }

    internal BoundQuery Query { get; }

    internal IQueryIndexes Indexes { get; }

    internal ModelMatches Models { get; }

    /// <summary>Where the twins of slot 0 come from; null = all are read in order.</summary>
    internal AccessPath? Root { get; init; }

    /// <summary>Where the relationships come from when they are what is queried; null = all are read in order.</summary>
    internal RelationshipAccess? RelationshipRoot { get; init; }

    /// <summary>Later slots whose twins are known, from which the way back to slot 0 is searched.</summary>
    internal ImmutableArray<(int Slot, AccessPath Twins)> Anchors { get; init; } = [];

    /// <summary>Conditions by the step after which they can be tested: 0 = the root, i = the i-th expansion.</summary>
    internal ImmutableArray<ImmutableArray<Condition>> Filters { get; init; } = [];

    /// <summary>The number of rows when an index knows it without reading them.</summary>
    internal long? KnownCount { get; init; }

    /// <summary>The plan as a tree to show.</summary>
    public required PlanNode Explanation { get; init; }

    /// <summary>The plan as text to show.</summary>
    public string Explain() => Explanation.ToString();
}
