using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Api;

/// <summary>A page of rejected points, newest first; <c>Count</c> and <c>Dropped</c> are of the whole quarantine.</summary>
public sealed record QuarantineAnswer(IReadOnlyList<QuarantinedPoint> Points, long Count, long Dropped);
