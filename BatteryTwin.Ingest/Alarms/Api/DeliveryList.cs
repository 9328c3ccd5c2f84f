using BatteryTwin.Ingest.Alarms.Notifications;

namespace BatteryTwin.Ingest.Alarms.Api;

/// <summary>The delivery log, newest first.</summary>
public sealed record DeliveryList(IReadOnlyList<NotificationDelivery> Deliveries);
