namespace BatteryTwin.Ingest.Live;

/// <summary>Section <c>BatteryTwin:Live</c>: the live feed and the newest values behind it.</summary>
public sealed record LiveOptions
{
    public const string Section = "BatteryTwin:Live";

    /// <summary>Shortest time between two messages of one kind about one twin.</summary>
    public TimeSpan MergeInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a stream of server-sent events shows that it is alive.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Most fields whose newest value is held in memory.</summary>
    public int MaxLatestFields { get; init; } = 200_000;

    /// <summary>Most twins one client may name.</summary>
    public int MaxTwinsPerClient { get; init; } = 10_000;
}
