namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>What FROM names.</summary>
public abstract record SourceSyntax(TextPosition Position);
