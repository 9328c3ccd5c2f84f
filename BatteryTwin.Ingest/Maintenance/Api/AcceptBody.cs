using System.Collections.Immutable;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Who accepts a proposed schedule, and which of its orders; all when null.</summary>
internal sealed record AcceptBody(string? Name, ImmutableArray<string>? Orders);
