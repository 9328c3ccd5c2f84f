using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>DIGITALTWINS MATCH: nodes (null = anonymous) with one edge between each and the next.</summary>
public sealed record MatchSourceSyntax(TextPosition Position, ImmutableArray<AliasSyntax?> Nodes, ImmutableArray<EdgeSyntax> Edges) : SourceSyntax(Position);
