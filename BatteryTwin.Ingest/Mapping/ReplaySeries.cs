using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>A stored series that a replay would read, with the extent and number of all its points.</summary>
public sealed record ReplaySeries(SeriesKey Key, long FirstNs, long LastNs, long Count);
