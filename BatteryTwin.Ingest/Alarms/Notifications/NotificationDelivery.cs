namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>An entry of the delivery log.</summary>
/// <param name="Id">Id of the notification.</param>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Route">Route that sent it; null for a test.</param>
/// <param name="Subject">Its first line.</param>
/// <param name="AcceptedAt">When it went into the outbox.</param>
/// <param name="State">waiting, delivered or failed.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="At">When it was delivered or given up, or is tried next.</param>
/// <param name="Reason">Why the last attempt failed; null when it did not.</param>
public sealed record NotificationDelivery(string Id, string Channel, string? Route, string Subject, DateTimeOffset AcceptedAt, string State, int Attempts, DateTimeOffset At, string? Reason);
