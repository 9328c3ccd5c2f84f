namespace BatteryTwin.Domain.TwinQuery.Syntax;

public sealed record NotSyntax(SourceText Source, ConditionSyntax Inner) : ConditionSyntax(Source);
