namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>A file that waits in a zone; its path is relative to the zone.</summary>
internal sealed record WaitingFile(string Path, long SizeBytes, DateTimeOffset ModifiedAt);
