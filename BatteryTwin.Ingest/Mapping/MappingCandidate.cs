using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>A machine's series that no model knows: stored, or mapped as it comes in; with its newest value as the machine sent it.</summary>
public sealed record MappingCandidate(SeriesKey Key, FieldValue Newest, long NewestNs);
