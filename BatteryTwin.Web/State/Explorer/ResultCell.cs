namespace BatteryTwin.Web.State.Explorer;

/// <summary>A value of a result table as text; <paramref name="Path"/> leads to the page of what it names.</summary>
public sealed record ResultCell(string Text, bool IsNumber = false, string? Path = null);
