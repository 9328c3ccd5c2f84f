using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Sources;

/// <summary>What a connection looks like now, for pages and metrics. Counters run since the start.</summary>
public sealed record SourceConnectionStatus(IngestSource Source, SourceState State)
{
    /// <summary>Where it connects to, without credentials: a host and queue, a folder.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>Units that wait outside or on disk and are not stored yet; null where the other side does not tell.</summary>
    public long? Waiting { get; init; }

    /// <summary>What <see cref="Waiting"/> counts: messages, files, points.</summary>
    public string WaitingUnit { get; init; } = "messages";

    /// <summary>Shares of <see cref="Waiting"/>, where the other side keeps several queues (partitions); empty elsewhere.</summary>
    public IReadOnlyList<SourcePart> Parts { get; init; } = [];

    /// <summary>Age of the oldest unit that waits; null when none waits or it is unknown.</summary>
    public TimeSpan? Lag { get; init; }

    public long Errors { get; init; }

    public long Reconnects { get; init; }

    /// <summary>The latest error with what to do about it; stays after it has passed.</summary>
    public string? LastError { get; init; }

    public DateTimeOffset? LastErrorAt { get; init; }
}
