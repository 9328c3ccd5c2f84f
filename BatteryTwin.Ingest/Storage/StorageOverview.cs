using BatteryTwin.Ingest.Storage.Space;

namespace BatteryTwin.Ingest.Storage;

/// <summary>What is stored, and the room on the disk where telemetry is written first.</summary>
public sealed record StorageOverview(TelemetryStoreStatistics Telemetry, StorageSpaceStatus Space);
