namespace BatteryTwin.Ingest.Pipeline;

/// <summary>What became of a batch: points stored, and each rejected point with its reason.</summary>
public sealed record IngestResult(int Accepted, IReadOnlyList<RejectedPoint> Rejected);
