namespace BatteryTwin.Ingest.Api;

/// <summary>The answer to a file that was sent: its name, and where to see what becomes of it.</summary>
public sealed record LandingReceipt(string Name, string Fate);
