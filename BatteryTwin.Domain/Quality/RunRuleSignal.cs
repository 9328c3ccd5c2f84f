namespace BatteryTwin.Domain.Quality;

/// <summary>A rule that fired.</summary>
/// <param name="Position">Last point of the pattern.</param>
/// <param name="Rule">The rule.</param>
public sealed record RunRuleSignal(int Position, RunRules Rule);
