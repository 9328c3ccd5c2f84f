namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>A rule that another one joins: what it says after its hysteresis and delays, whether it may sound or not.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Not">It must not hold.</param>
/// <param name="Twin">Where it is asked; null = where the joining rule is.</param>
public sealed record RuleTerm(string Rule, bool Not = false, string? Twin = null);
