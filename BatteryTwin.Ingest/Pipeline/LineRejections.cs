using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Counts lines that could not be read and sends them to quarantine.</summary>
internal sealed class LineRejections(RejectionLog log, IngestStatus status)
{
    public ValueTask AddAsync(IReadOnlyList<LineFault> faults, int count, IngestSource source)
    {
        status.Meter(source).Received(received: count, accepted: 0, rejected: count, newestPoint: null);
        return log.AddAsync(faults, count, source);
    }
}
