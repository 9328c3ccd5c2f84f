namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>A step of a process and where its stations are named.</summary>
/// <param name="Step">Name of the step, as the nodes of the graph give it.</param>
/// <param name="StationColumn">Column of the unit tables that holds the station, such as <c>dryer</c>.</param>
public sealed record ProcessStep(string Step, string StationColumn);
