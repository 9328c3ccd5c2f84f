namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Why one unit came out as it did.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Score">How unusual its outcome is: the natural logarithm of how much likelier its own noise makes the outcome than it is among reference units. 0 for a good unit.</param>
/// <param name="Contributions">Every node's share of the score, greatest first; they sum to it.</param>
/// <param name="WouldPassIf">By node: would the unit have come out good had this node alone behaved normally?</param>
/// <param name="Warnings">What was noticed on this unit, in words.</param>
public sealed record UnitFinding(string Id, double Score, IReadOnlyList<Contribution> Contributions, IReadOnlyDictionary<string, bool> WouldPassIf, IReadOnlyList<string> Warnings);
