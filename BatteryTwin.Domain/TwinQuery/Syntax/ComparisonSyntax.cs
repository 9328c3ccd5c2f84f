namespace BatteryTwin.Domain.TwinQuery.Syntax;

public sealed record ComparisonSyntax(SourceText Source, OperandSyntax Left, ComparisonOperator Operator, OperandSyntax Right) : ConditionSyntax(Source);
