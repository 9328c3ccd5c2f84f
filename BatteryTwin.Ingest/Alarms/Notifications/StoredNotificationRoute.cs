using BatteryTwin.Domain.Alarms.Notifications;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>A route that is kept, with its version.</summary>
public sealed record StoredNotificationRoute(NotificationRoute Route, long Version);
