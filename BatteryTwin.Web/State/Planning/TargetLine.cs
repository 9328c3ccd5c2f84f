namespace BatteryTwin.Web.State.Planning;

/// <summary>A line of the grid with its cells, in the order of the shifts.</summary>
public sealed record TargetLine(string LineId, string Name, IReadOnlyList<TargetCell> Cells);
