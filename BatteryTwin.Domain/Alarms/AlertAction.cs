namespace BatteryTwin.Domain.Alarms;

/// <summary>An entry of an alert's history: what happened, when, who declared to have done it (null: the system) and the note or reason given.</summary>
public sealed record AlertAction(string Verb, DateTimeOffset Time, string? Name = null, string? Note = null);
