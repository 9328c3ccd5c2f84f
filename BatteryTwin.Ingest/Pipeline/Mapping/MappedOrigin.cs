using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Mapping;

/// <summary>
/// Where a twin's values come from: the machine's own series, the rule (and table line; 0: none) that maps it, and since it was last met under the
/// present rules: values stored, dropped as "no value", and refused, and the newest one as the machine sent it.
/// </summary>
public sealed record MappedOrigin(
    SeriesKey Origin, SeriesKey Target, string RuleId, string RuleName, int Line, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Stored, long Dropped, long Refused,
    FieldValue? Newest, long NewestNs);
