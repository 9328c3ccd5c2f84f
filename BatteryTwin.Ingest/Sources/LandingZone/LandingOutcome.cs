namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>What the taking of one file came to.</summary>
internal sealed record LandingOutcome(LandingFileState State, LandingProgress Progress, string? Reason);
