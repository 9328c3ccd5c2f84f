namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>Body of <c>POST /api/mapping/replay</c>: from (inclusive) and to (exclusive), left out: all there is; ids of rules, left out: all rules.</summary>
internal sealed record ReplayStart(DateTimeOffset? From, DateTimeOffset? To, string[]? Rules);
