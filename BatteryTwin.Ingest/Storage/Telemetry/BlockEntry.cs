namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Where a stored block is and which time it covers (both ends inclusive).</summary>
internal readonly record struct BlockEntry(BlockFile File, long Offset, int Length, int Count, long FirstNs, long LastNs)
{
    /// <summary>What it takes in its file as a group of its own.</summary>
    public int StoredBytes => Length + BlockGroup.OverheadBytes;
}
