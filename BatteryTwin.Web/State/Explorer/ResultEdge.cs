namespace BatteryTwin.Web.State.Explorer;

/// <summary>The relationships from one twin to another, by name.</summary>
public sealed record ResultEdge(string From, string To, IReadOnlyList<string> Names);
