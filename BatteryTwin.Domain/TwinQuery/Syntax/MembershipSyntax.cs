using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>IN, or NIN when negated.</summary>
public sealed record MembershipSyntax(SourceText Source, OperandSyntax Operand, bool Negated, ImmutableArray<LiteralSyntax> Items) : ConditionSyntax(Source);
