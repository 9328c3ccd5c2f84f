namespace BatteryTwin.Domain.RootCause.Alarms;

/// <summary>From a time on a node has a value, until its next event.</summary>
/// <param name="TimeS">Seconds since the start of the recording.</param>
/// <param name="Node">The node.</param>
/// <param name="Value">True and false of any spelling are <c>True</c> and <c>False</c>; numbers and texts as they came.</param>
public readonly record struct NodeEvent(double TimeS, string Node, string Value);
