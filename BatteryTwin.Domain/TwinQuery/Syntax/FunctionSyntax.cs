using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>A call of any function but IS_OF_MODEL.</summary>
public sealed record FunctionSyntax(SourceText Source, QueryFunction Function, ImmutableArray<OperandSyntax> Arguments) : ConditionSyntax(Source);
