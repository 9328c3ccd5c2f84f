using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>A stored series that belongs to no modelled field, and why: no twin tag, unknown twin, or unknown field.</summary>
public sealed record UnmappedSeries(SeriesKey Key, string Reason, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Points);
