using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>A crew in a list, with its version.</summary>
internal sealed record CrewView(long Version, Crew Crew);
