using BatteryTwin.Ingest.Alarms.Desk;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Space;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.State.Overview;

/// <summary>Decisions about the program itself: notifications that nobody got, and a disk that fills.</summary>
public sealed class DeliveryDecisions(IAlarmDesk alarms, IStorageOverview storage, TimeProvider time) : IDecisionSource
{
    private static readonly TimeSpan s_recent = TimeSpan.FromDays(1);

    public string About => "storage and notifications";

    public async Task<IReadOnlyList<Decision>> ReadAsync(CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        NotificationBoard board = await alarms.NotificationsAsync(cancel);
        IEnumerable<Decision> failing = board.Deliveries.GroupBy(delivery => delivery.Channel).Select(channel => Of(channel.Key, [.. channel.OrderByDescending(delivery => delivery.At)], now)).OfType<Decision>();
        return [.. Space(storage.Current.Space), .. failing];
    }

    private static IEnumerable<Decision> Space(StorageSpaceStatus space)
    {
        // Before the ingest service has answered, nothing is known of its disk.
        if (space is { TotalBytes: > 0, IsFull: true })
        {
            yield return new(HealthLevel.Critical, string.Empty, "The disk is full", ": new data is refused until there is space.", "/data-health");
        }
        else if (space is { TotalBytes: > 0, IsLow: true })
        {
            yield return new(HealthLevel.High, string.Empty, "The disk is nearly full", $": {ByteText.Of(space.FreeBytes)} are free; make room before new data is refused.", "/data-health");
        }
    }

    /// <summary>A channel fails while its newest delivery did, and that is not long ago.</summary>
    private static Decision? Of(string channel, NotificationDelivery[] deliveries, DateTimeOffset now)
    {
        NotificationDelivery[] failed = [.. deliveries.TakeWhile(delivery => delivery.State != "delivered").Where(delivery => delivery.Reason is not null && now - delivery.AcceptedAt < s_recent)];
        return failed is [var newest, ..]
            ? new(
                HealthLevel.High, string.Empty, failed.Length == 1 ? $"A notification by {channel}" : $"{failed.Length} notifications by {channel}", $" did not arrive: {ForecastWords.Capital(newest.Reason!).TrimEnd('.')}.", "/alarm-rules")
            : null;
    }
}
