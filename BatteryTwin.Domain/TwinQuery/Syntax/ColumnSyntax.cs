namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>One column of SELECT; <see cref="Alias"/> is the name after AS.</summary>
public sealed record ColumnSyntax(PathSyntax Path, AliasSyntax? Alias);
