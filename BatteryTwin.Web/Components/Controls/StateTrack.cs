namespace BatteryTwin.Web.Components.Controls;

/// <summary>All times of one state in a timeline row, as one SVG path.</summary>
public sealed record StateTrack(string State, string Path);
