namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service is away: its address, since when, and why; <paramref name="Since"/> is the time of the last sign of life, or of this process's start.</summary>
public sealed record IngestOutage(Uri Endpoint, DateTimeOffset Since, string Problem);
