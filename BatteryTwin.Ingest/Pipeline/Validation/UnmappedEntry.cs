using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>A series no model knows, with running counts. Safe for concurrent use.</summary>
internal sealed class UnmappedEntry(SeriesKey key, string reason, DateTimeOffset firstSeen)
{
    private long _lastSeenTicks = firstSeen.UtcTicks;
    private long _points;

    public SeriesKey Key { get; } = key;

    /// <summary>Why no model knows it; changed when models or rules do.</summary>
    public string Reason { get; set; } = reason;

    public long LastSeenTicks => Interlocked.Read(ref _lastSeenTicks);

    /// <summary>It stands in the list; guarded by the registry.</summary>
    public bool IsListed { get; set; }

    public void Count(long points, DateTimeOffset now)
    {
        Interlocked.Add(ref _points, points);
        Interlocked.Exchange(ref _lastSeenTicks, now.UtcTicks);
    }

    public UnmappedSeries ToSeries() => new(Key, Reason, firstSeen, new(LastSeenTicks, TimeSpan.Zero), Interlocked.Read(ref _points));
}
