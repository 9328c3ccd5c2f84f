namespace BatteryTwin.Ingest.Live;

/// <summary>A key that had a message a moment ago: until <see cref="DueAt"/> (a timestamp of the clock) its news are gathered.</summary>
internal sealed class LiveSlot(LiveKey key)
{
    public LiveKey Key { get; } = key;

    public long DueAt { get; set; }

    public bool HasNews { get; private set; }

    private long FromVersion { get; set; }

    /// <summary>News that follow a version.</summary>
    public void Add(long fromVersion)
    {
        FromVersion = HasNews ? Math.Min(FromVersion, fromVersion) : fromVersion;
        HasNews = true;
    }

    /// <summary>Hands over the gathered news: the version they follow.</summary>
    public long Take()
    {
        HasNews = false;
        return FromVersion;
    }
}
