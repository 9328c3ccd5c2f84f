namespace BatteryTwin.Ingest.Api;

/// <summary>How many rejected points the pipeline took this time, and how many it refused again.</summary>
public sealed record ReplayAnswer(int Accepted, int Rejected);
