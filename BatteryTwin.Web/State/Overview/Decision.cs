namespace BatteryTwin.Web.State.Overview;

/// <summary>Something that waits for a person's decision.</summary>
/// <param name="Level">How urgent it is.</param>
/// <param name="Before">The sentence before its link; may be empty.</param>
/// <param name="Link">The words that lead to where it is decided.</param>
/// <param name="After">The sentence behind them, with its full stop.</param>
/// <param name="Path">Where they lead.</param>
/// <param name="Money">What is at stake, in the plant's currency; among equally urgent ones the most comes first.</param>
public sealed record Decision(HealthLevel Level, string Before, string Link, string After, string Path, double Money = 0);
