namespace BatteryTwin.Web.Components.Graphs;

/// <summary>A node's place: <paramref name="Layer"/> along the flow, <paramref name="Row"/> across it, both from 0; rows may be fractions.</summary>
public sealed record PlacedNode(string Id, int Layer, double Row);
