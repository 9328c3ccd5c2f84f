using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.TwinQuery.Binding;

/// <summary>A query with every name resolved. Slot 0 is the collection's (or the pattern's first) twin or relationship.</summary>
internal sealed record BoundQuery
{
    public required QuerySyntax Syntax { get; init; }

    public required ImmutableArray<RowSlot> Slots { get; init; }

    public required ImmutableArray<Expansion> Expansions { get; init; }

    /// <summary>Conditions that must all hold.</summary>
    public required ImmutableArray<Condition> Conjuncts { get; init; }

    public required ImmutableArray<BoundColumn> Columns { get; init; }

    /// <summary>A pattern passes each relationship at most once per row; joins may pass one several times.</summary>
    public required bool IsPattern { get; init; }

    public ProjectionKind Projection => Syntax.Projection.Kind;

    public int? Top => Syntax.Projection.Top;
}
