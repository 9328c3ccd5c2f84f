namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>What can stand beside a comparison: a path or a literal.</summary>
public abstract record OperandSyntax(SourceText Source);
