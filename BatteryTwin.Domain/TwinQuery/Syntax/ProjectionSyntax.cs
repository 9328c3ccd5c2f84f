using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>What SELECT asks for; <see cref="Top"/> is the most rows wanted.</summary>
public sealed record ProjectionSyntax(ProjectionKind Kind, int? Top, ImmutableArray<ColumnSyntax> Columns, TextPosition Position);
