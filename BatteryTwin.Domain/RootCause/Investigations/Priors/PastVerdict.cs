namespace BatteryTwin.Domain.RootCause.Investigations.Priors;

/// <summary>What an investigation decided on a variable at a kind of place; once per cause of an investigation.</summary>
public sealed record PastVerdict(string Node, string PlaceKind, Verdict Verdict);
