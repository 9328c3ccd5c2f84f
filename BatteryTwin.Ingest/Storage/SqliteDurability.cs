namespace BatteryTwin.Ingest.Storage;

/// <summary>What a committed SQLite transaction survives.</summary>
public enum SqliteDurability
{
    /// <summary>A killed process, not a power cut (<c>synchronous=NORMAL</c>): commits cost no fsync. For frequent changes.</summary>
    ProcessCrash,

    /// <summary>A power cut too (<c>synchronous=FULL</c>): one fsync per commit, some milliseconds on a disk. For rare, precious changes.</summary>
    PowerCut,
}
