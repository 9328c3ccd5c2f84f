namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>A file cannot be read; the message says why and what to do.</summary>
internal sealed class LandingRefusedException(string message) : Exception(message);
