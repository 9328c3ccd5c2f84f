namespace BatteryTwin.Ingest.Pipeline;

/// <summary>A refused point: the input row it came from (1-based), and why, in words for the sender.</summary>
public sealed record RejectedPoint(int SourceRow, string Reason);
