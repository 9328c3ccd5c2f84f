namespace BatteryTwin.Web.Components.Graphs;

/// <summary>A directed edge of a drawn graph.</summary>
public readonly record struct LayoutEdge(string From, string To);
