namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>A node whose own mechanism is not what it was.</summary>
/// <param name="Node">The node.</param>
/// <param name="Contribution">Its share of the change of the target's mean.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="PValue">Chance of so much evidence without a change, adjusted for the number of nodes tested.</param>
public sealed record ChangedMechanism(string Node, double Contribution, double Low, double High, double PValue);
