namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>What sealing all open chunks would do, estimated: how many there are, bytes of blocks written, bytes of log freed.</summary>
internal readonly record struct SealingCost(long Chunks, long WrittenBytes, long FreedLogBytes);
