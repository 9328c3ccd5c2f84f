using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>DIGITALTWINS with its joins.</summary>
public sealed record TwinSourceSyntax(TextPosition Position, AliasSyntax? Alias, ImmutableArray<JoinSyntax> Joins) : SourceSyntax(Position);
