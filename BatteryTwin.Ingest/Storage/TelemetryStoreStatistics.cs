namespace BatteryTwin.Ingest.Storage;

/// <summary>Counts of a telemetry store since its start (points appended) and at present (the rest).</summary>
public sealed record TelemetryStoreStatistics(long SeriesCount, long PointCount, long PointsAppended, long BytesOnDisk);
