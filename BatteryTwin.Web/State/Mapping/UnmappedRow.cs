using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Web.State.Mapping;

/// <summary>An unmapped series as the page lists it: newest value (null: not read), points per second (null: too few to say), and why it is unmapped.</summary>
public sealed record UnmappedRow(SeriesKey Key, FieldValue? Newest, double? PerSecond, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Points, string Reason);
