using BatteryTwin.Domain.Alarms.Notifications;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Takes what is to be sent by a configured channel, and sends it however often that needs.</summary>
public interface INotificationOutbox
{
    /// <summary>Keeps a notification durably and sends it soon.</summary>
    /// <exception cref="Storage.StorageUnavailableException">It cannot be kept.</exception>
    void Put(string channel, Notification notification);
}
