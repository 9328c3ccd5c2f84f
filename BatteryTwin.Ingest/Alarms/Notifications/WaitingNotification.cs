using BatteryTwin.Domain.Alarms.Notifications;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>A notification in the outbox.</summary>
internal sealed record WaitingNotification(long Number, string Channel, string? Route, Notification Notification, DateTimeOffset AcceptedAt, int Attempts);
