namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>A part of a query as it was written, and where it starts.</summary>
public readonly record struct SourceText(string Text, TextPosition Position);
