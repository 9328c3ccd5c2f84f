using BatteryTwin.Domain.Alarms.Notifications;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>The outbox of this process.</summary>
internal sealed class NotificationOutbox(NotificationDatabase database, NotificationSender sender, TimeProvider time) : INotificationOutbox
{
    public void Put(string channel, Notification notification)
    {
        database.Put(channel, notification, time.GetUtcNow());
        sender.Wake();
    }
}
