namespace BatteryTwin.Ingest.Live;

/// <summary>One feed for hub, server-sent events and pages. Publishing never waits for a reader.</summary>
public interface ILiveFeed
{
    /// <summary>
    /// Subscribes to the given twins (null: all) and, if asked, to alerts and to what comes, goes or is related in the graph. The first value of a twin comes at once, later ones merged
    /// to at most four messages a second per twin; a reader that lags gets only the newest values.
    /// </summary>
    ILiveSubscription Subscribe(IReadOnlyCollection<string>? twins, bool alerts, bool graph = false);

    /// <summary>Subscriptions open now.</summary>
    int SubscriptionCount { get; }
}
