namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>A place in a query's text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Characters before it on its line, from 0.</param>
public readonly record struct TextPosition(int Line, int Column);
