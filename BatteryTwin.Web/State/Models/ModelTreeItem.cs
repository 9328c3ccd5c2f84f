namespace BatteryTwin.Web.State.Models;

/// <summary>A model in the tree: twins of it and its subtypes, and how many models hang below it.</summary>
public sealed record ModelTreeItem(string Id, string Label, int TwinCount, int ChildCount, bool Decommissioned);
