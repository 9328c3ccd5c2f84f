namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Channels, routes, and the newest deliveries.</summary>
public sealed record NotificationBoard(IReadOnlyList<ChannelView> Channels, IReadOnlyList<StoredNotificationRoute> Routes, IReadOnlyList<NotificationDelivery> Deliveries);
