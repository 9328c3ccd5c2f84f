using BatteryTwin.Ingest.Alarms.Notifications;

namespace BatteryTwin.Ingest.Alarms.Api;

/// <summary>Routes of notifications.</summary>
public sealed record RouteList(IReadOnlyList<StoredNotificationRoute> Routes);
