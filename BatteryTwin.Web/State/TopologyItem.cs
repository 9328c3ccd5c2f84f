namespace BatteryTwin.Web.State;

/// <summary>An asset in the containment tree. <paramref name="Health"/> is rolled up; <paramref name="ChildCount"/> counts its direct parts that pass the filter.</summary>
public sealed record TopologyItem(string Id, string Title, string Kind, AssetHealth Health, int ChildCount);
