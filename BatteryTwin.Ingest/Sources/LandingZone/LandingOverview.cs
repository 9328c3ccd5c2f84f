namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>The landing zones and their newest files.</summary>
public sealed record LandingOverview(IReadOnlyList<LandingZoneView> Zones, IReadOnlyList<LandingFile> Files);
