namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>A query as written.</summary>
public sealed record QuerySyntax(string Text, ProjectionSyntax Projection, SourceSyntax Source, ConditionSyntax? Condition);
