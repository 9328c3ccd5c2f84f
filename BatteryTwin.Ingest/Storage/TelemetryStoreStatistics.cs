namespace BatteryTwin.Ingest.Storage;

/// <summary>
/// Counts of a telemetry store since its start (points appended, damaged blocks met) and at present (the rest). A point written
/// twice may count twice until it is compressed. Point count null: the store does not count its points.
/// </summary>
public sealed record TelemetryStoreStatistics(long SeriesCount, long? PointCount, long PointsAppended, long BytesOnDisk, int DamagedBlocks = 0);
