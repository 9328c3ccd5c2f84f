using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Validation;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Writes refused points and unreadable lines to quarantine. A quarantine that cannot be written holds nobody up: it is logged and counted.</summary>
internal sealed class RejectionLog(IQuarantineLog quarantine, IOptions<IngestPipelineOptions> options, TimeProvider time, ILogger<RejectionLog> logger)
{
    public ValueTask AddAsync(TelemetryBatch batch, IReadOnlyList<Rejection> rejected, IngestSource source)
    {
        DateTimeOffset now = time.GetUtcNow();
        string name = Name(source);
        return WriteAsync([.. rejected.Take(options.Value.MaxQuarantinedPerBatch).Select(Quarantined)], rejected.Count);

        QuarantinedPoint Quarantined(Rejection rejection)
        {
            SeriesKey key = batch.Series[batch.SeriesIndexes[rejection.Point]].Key;
            return new()
            {
                Id = 0,
                ReceivedAt = now,
                Source = name,
                Twin = key.Twin,
                Field = key.Field,
                Line = LineProtocolText.Format(key, batch.ValueAt(rejection.Point), batch.TimesNs[rejection.Point]),
                Code = rejection.Code,
                Reason = rejection.Reason,
            };
        }
    }

    /// <summary>Lines that could not be read; <paramref name="count"/> is their number, of which some may not be kept in detail.</summary>
    public ValueTask AddAsync(IReadOnlyList<LineFault> faults, int count, IngestSource source)
    {
        DateTimeOffset now = time.GetUtcNow();
        string name = Name(source);
        return WriteAsync(
            [.. faults.Select(fault => new QuarantinedPoint { Id = 0, ReceivedAt = now, Source = name, Line = fault.Text, Code = fault.Code, Reason = fault.Reason })],
            count);
    }

    private static string Name(IngestSource source) => $"{source.Kind}/{source.Name}";

    private async ValueTask WriteAsync(QuarantinedPoint[] points, long count)
    {
        long lost = count - points.Length;
        try
        {
            await quarantine.AddAsync(points).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or IOException)
        {
            logger.LogError(exception, "Quarantine cannot be written; {Count} rejected points are not kept", points.Length);
            lost = count;
        }

        if (lost > 0)
        {
            quarantine.CountDropped(lost);
        }
    }
}
