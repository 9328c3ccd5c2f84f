using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>Lines in columns, and those that could not be read; <see cref="FaultCount"/> also counts faults beyond the kept ones.</summary>
internal sealed record DecodedLines(TelemetryBatch Batch, IReadOnlyList<LineFault> Faults, int FaultCount);
