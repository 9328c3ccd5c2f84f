namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>An alert of a rule comes or goes.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="TwinId">Where.</param>
/// <param name="TimeNs">When.</param>
/// <param name="Raised">It comes; else it goes.</param>
/// <param name="Evidence">What it was judged by, in words.</param>
public sealed record RuleEvent(AlarmRule Rule, string TwinId, long TimeNs, bool Raised, string Evidence);
