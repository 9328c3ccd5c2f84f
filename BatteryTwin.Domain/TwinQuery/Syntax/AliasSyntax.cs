namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>A name that a query gives to a collection, twin or relationship.</summary>
public sealed record AliasSyntax(string Name, TextPosition Position);
