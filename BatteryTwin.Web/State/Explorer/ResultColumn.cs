namespace BatteryTwin.Web.State.Explorer;

/// <summary>A column of a result table; numbers stand right-aligned when there is nothing else in it.</summary>
public sealed record ResultColumn(string Key, bool IsNumeric);
