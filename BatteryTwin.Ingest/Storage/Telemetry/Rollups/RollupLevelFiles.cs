namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>A level and the files of its blocks.</summary>
internal sealed record RollupLevelFiles(RollupLevel Level, BlockFiles Files);
