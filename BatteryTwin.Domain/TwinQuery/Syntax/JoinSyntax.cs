namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary><c>JOIN target RELATED source.relationship [alias]</c>.</summary>
public sealed record JoinSyntax(AliasSyntax Target, AliasSyntax Source, string RelationshipName, AliasSyntax? RelationshipAlias);
