namespace BatteryTwin.Domain.RootCause.Alarms;

/// <summary>A possible root of an alarm flood.</summary>
/// <param name="Node">The node.</param>
/// <param name="Score">The higher the likelier; 0 for a node that behaved as usual.</param>
/// <param name="SinceS">Since when it has been unusual; null where it is not.</param>
/// <param name="Explains">Active alarms that follow from it in the graph.</param>
/// <param name="ExplainedBy">Unusual nodes that act on it, and so account for it.</param>
public sealed record RankedNode(string Node, double Score, double? SinceS, IReadOnlyList<string> Explains, IReadOnlyList<string> ExplainedBy);
