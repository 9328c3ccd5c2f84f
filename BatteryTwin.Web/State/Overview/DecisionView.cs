namespace BatteryTwin.Web.State.Overview;

/// <summary>What waits for a decision, the most urgent first.</summary>
/// <param name="Decisions">All of them.</param>
/// <param name="Missing">What could not be read, in words.</param>
public sealed record DecisionView(IReadOnlyList<Decision> Decisions, IReadOnlyList<string> Missing);
