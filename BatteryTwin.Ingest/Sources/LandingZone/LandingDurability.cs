namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>How long after its acknowledgement a point may still be lost to a power cut.</summary>
internal sealed record LandingDurability(TimeSpan Distance);
