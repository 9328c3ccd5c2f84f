namespace BatteryTwin.Domain.Alarms.Rules.Rehearsal;

/// <summary>An alert that a rule would have raised.</summary>
/// <param name="TwinId">Where.</param>
/// <param name="From">When it would have come.</param>
/// <param name="To">When it would have gone; null when it would still stand.</param>
/// <param name="Evidence">What it was judged by.</param>
/// <param name="Fault">The known fault it is about; null when there is none.</param>
public sealed record RehearsedAlarm(string TwinId, DateTimeOffset From, DateTimeOffset? To, string Evidence, string? Fault = null);
