namespace BatteryTwin.Web.State;

/// <summary>A search result: name, what it is, and where it leads.</summary>
public sealed record SearchHit(string Name, string Kind, string Path);
