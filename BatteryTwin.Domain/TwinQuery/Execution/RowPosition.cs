using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>
/// Where a row stands in the order of results: the root's key and the relationships passed in each step. It names entities, not numbers of
/// rows, so it keeps its place while the graph changes.
/// </summary>
internal sealed record RowPosition(EdgeKey Root, ImmutableArray<ImmutableArray<EdgeKey>> Steps);
