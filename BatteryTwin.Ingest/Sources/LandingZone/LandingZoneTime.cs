namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>The zone of times that carry no offset.</summary>
internal sealed record LandingZoneTime(TimeZoneInfo Zone);
