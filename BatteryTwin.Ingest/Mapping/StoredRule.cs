using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>A rule as it is kept. <see cref="Version"/> is the number of the change that made it what it is: its ETag.</summary>
public sealed record StoredRule(MappingRule Rule, long Version);
