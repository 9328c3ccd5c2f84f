namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>A condition of WHERE.</summary>
public abstract record ConditionSyntax(SourceText Source);
