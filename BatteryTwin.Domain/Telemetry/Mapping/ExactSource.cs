namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>An exact rule or a line of a table, in the order in which rules and lines are tried.</summary>
internal readonly record struct ExactSource(int Order, MappingHit Hit);
