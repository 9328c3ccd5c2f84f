namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>A measured quantity of a step as its model describes it.</summary>
/// <param name="Name">Name without the component's: <c>residualSolvent</c>.</param>
/// <param name="Unit">Symbol of its unit; empty for none.</param>
/// <param name="ActsOn">Names of what it acts on, in its own step or further down.</param>
public sealed record DraftSignal(string Name, string Unit, IReadOnlyList<string> ActsOn);
