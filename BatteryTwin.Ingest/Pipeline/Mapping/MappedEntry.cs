using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Mapping;

/// <summary>An origin series that a rule maps, with running counts. Safe for concurrent use.</summary>
internal sealed class MappedEntry(SeriesKey origin, MappedSeries mapped, DateTimeOffset firstSeen)
{
    private long _stored;
    private long _dropped;
    private long _refused;
    private Newest? _newest;
    private long _lastSeenTicks = firstSeen.UtcTicks;

    public SeriesKey Origin { get; } = origin;

    public MappedSeries Mapped { get; } = mapped;

    /// <summary>Counts points of a batch and remembers the last one as it came.</summary>
    public void Count(long stored, long dropped, long refused, FieldValue newest, long newestNs, DateTimeOffset now)
    {
        Volatile.Write(ref _newest, new(newest, newestNs));
        Interlocked.Add(ref _stored, stored);
        Interlocked.Add(ref _dropped, dropped);
        Interlocked.Add(ref _refused, refused);
        Interlocked.Exchange(ref _lastSeenTicks, now.UtcTicks);
    }

    public MappedOrigin ToOrigin()
    {
        Newest? newest = Volatile.Read(ref _newest);
        return new(
            Origin,
            Mapped.Target,
            Mapped.Hit.Rule.Id,
            Mapped.Hit.Rule.Name,
            Mapped.Hit.Line,
            firstSeen,
            new(Interlocked.Read(ref _lastSeenTicks), TimeSpan.Zero),
            Interlocked.Read(ref _stored),
            Interlocked.Read(ref _dropped),
            Interlocked.Read(ref _refused),
            newest?.Value,
        newest?.TimeNs ?? 0);
    }

    private sealed record Newest(FieldValue Value, long TimeNs);
}
