using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Planning;
using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>A query that is understood and may be answered any number of times, on any state of the graph.</summary>
public sealed class PreparedQuery
{
    internal PreparedQuery(BoundQuery bound, ContinuationToken? continues)
    {
        Bound = bound;
        Continues = continues;
        IndexablePaths = QueryPlanner.IndexablePaths(bound);
    }

    public QuerySyntax Syntax => Bound.Syntax;

    /// <summary>Properties whose index would help; pass them to <c>LiveTwinIndexes.Including</c>.</summary>
    public IReadOnlyCollection<MemberPath> IndexablePaths { get; }

    internal BoundQuery Bound { get; }

    internal ContinuationToken? Continues { get; }
}
