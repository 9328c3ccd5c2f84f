namespace BatteryTwin.Ingest.Mapping;

/// <summary>What to replay: stored points from (inclusive) to (exclusive) of series that these rules map; null: all rules.</summary>
public sealed record ReplayRange(DateTimeOffset From, DateTimeOffset To, IReadOnlyCollection<string>? RuleIds = null);
