using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>A text, number, boolean or null.</summary>
public sealed record LiteralSyntax(SourceText Source, QueryValue Value) : OperandSyntax(Source);
