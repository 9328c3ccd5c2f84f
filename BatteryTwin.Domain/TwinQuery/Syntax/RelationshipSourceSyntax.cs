namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>RELATIONSHIPS.</summary>
public sealed record RelationshipSourceSyntax(TextPosition Position, AliasSyntax? Alias) : SourceSyntax(Position);
