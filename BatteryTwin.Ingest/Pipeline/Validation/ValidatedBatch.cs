using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>
/// The points of a batch to store, those refused, the verdicts on its series and how many points of each series are to be stored, and (null: none) how
/// many a mapping rule drops because they mean "no value".
/// </summary>
internal sealed record ValidatedBatch(TelemetryBatch Accepted, IReadOnlyList<Rejection> Rejected, SeriesVerdict[] Verdicts, int[] AcceptedPerSeries, long NewestNs, int[]? DroppedPerSeries = null);
