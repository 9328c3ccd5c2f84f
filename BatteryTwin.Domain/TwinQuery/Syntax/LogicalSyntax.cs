using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Conditions joined by AND, or by OR.</summary>
public sealed record LogicalSyntax(SourceText Source, bool IsAnd, ImmutableArray<ConditionSyntax> Parts) : ConditionSyntax(Source);
