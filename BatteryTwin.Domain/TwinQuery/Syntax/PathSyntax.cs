using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Names joined by dots; the first may be an alias unless it starts with <c>$</c>.</summary>
public sealed record PathSyntax(SourceText Source, ImmutableArray<string> Names) : OperandSyntax(Source);
