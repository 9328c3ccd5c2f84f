namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Where a stored block is and which time it covers (both ends inclusive).</summary>
internal readonly record struct BlockEntry(BlockFile File, long Offset, int Length, int Count, long FirstNs, long LastNs);
