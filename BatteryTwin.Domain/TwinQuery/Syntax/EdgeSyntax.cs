using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>
/// One edge of a pattern: variable, names (empty = any), direction and hops, both ends inclusive
/// (the written lower bound of a range is exclusive, so <c>*1..3</c> is 2 to 3 hops here).
/// </summary>
public sealed record EdgeSyntax(
    TextPosition Position, EdgeDirection Direction, AliasSyntax? Variable, ImmutableArray<string> Names, int MinHops, int MaxHops);
