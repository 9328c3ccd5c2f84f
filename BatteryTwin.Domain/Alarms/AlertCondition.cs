namespace BatteryTwin.Domain.Alarms;

/// <summary>A condition that calls for an alert: the rule, the place, and the words for people.</summary>
public sealed record AlertCondition(string Rule, string TwinId, string? Component, AlertPriority Priority, string Title, string Message);
