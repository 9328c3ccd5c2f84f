namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>A level, its files, and what keeps them tidy.</summary>
internal sealed record RollupMaintenance(RollupLevel Level, BlockFiles Files, BlockMaintenance Tidy);
