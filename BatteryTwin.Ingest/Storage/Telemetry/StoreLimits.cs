using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Sizes the embedded store works with; together they bound its memory.</summary>
internal sealed record StoreLimits
{
    /// <summary>Points after which a series' open chunk is closed and compressed.</summary>
    public int BlockPoints { get; init; } = 1_024;

    /// <summary>Levels of rollups, finest first, each interval a multiple of the one before.</summary>
    public IReadOnlyList<RollupLevel> RollupLevels { get; init; } = [new("1m", 60 * EpochTime.NsPerSecond), new("1h", 3_600 * EpochTime.NsPerSecond)];

    /// <summary>Buckets of a series that wait before they are summarized, and summaries in a block.</summary>
    public int RollupRows { get; init; } = 1_024;

    /// <summary>Characters of text after which a text series' open chunk is closed.</summary>
    public int BlockTextChars { get; init; } = 128 * 1_024;

    /// <summary>Size at which a new log file is begun.</summary>
    public long LogFileBytes { get; init; } = 8L << 20;

    /// <summary>Log size at which the series that hold it back are closed early. It bounds the open points too: each takes about ten bytes of log and sixteen of memory.</summary>
    public long LogBytes { get; init; } = 64L << 20;

    /// <summary>Log size from which a quiet store seals chunks that are not full.</summary>
    public long QuietLogBytes { get; init; } = 64 * 1_024;

    /// <summary>Points that a quiet store must have sealed at once before their memory is given back to the operating system.</summary>
    public long MemoryBackPoints { get; init; } = 500_000;

    /// <summary>Size at which a new block file is begun.</summary>
    public long BlockFileBytes { get; init; } = 64L << 20;

    /// <summary>Closed points not yet compressed, beyond which writers wait. Above what thousands of series that fill at the same moment close together.</summary>
    public long PendingPoints { get; init; } = 6_000_000;

    /// <summary>How long closed chunks wait for points that were overtaken on another connection.</summary>
    public TimeSpan LatePoints { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Bytes of blocks written before they are forced to the disk.</summary>
    public long UnsyncedBlockBytes { get; init; } = 16L << 20;

    /// <summary>How often old points are dropped and replaced blocks cleared away.</summary>
    public TimeSpan MaintenanceInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Block files whose blocks are read at each maintenance to find damage.</summary>
    public int CheckedFiles { get; init; } = 2;

    /// <summary>Longest time that closing the store spends on sealing open chunks; the log keeps what is left.</summary>
    public TimeSpan LastSealing { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Pause before work that failed on the disk is tried again.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);
}
