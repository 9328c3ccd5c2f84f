using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Validation;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Writes refused points and unreadable lines to quarantine. A quarantine that cannot be written holds nobody up: it is logged and counted.</summary>
internal sealed class RejectionLog(IQuarantineLog quarantine, IOptions<IngestPipelineOptions> options, TimeProvider time, ILogger<RejectionLog> logger)
{
    /// <summary>Refused points of a batch; <paramref name="verdicts"/>: those on its series, where a rule may have meant them for another one.</summary>
    public ValueTask AddAsync(TelemetryBatch batch, IReadOnlyList<Rejection> rejected, IngestSource source, SeriesVerdict[]? verdicts = null)
    {
        DateTimeOffset now = time.GetUtcNow();
        string name = Name(source);
        return WriteAsync([.. rejected.Take(options.Value.MaxQuarantinedPerBatch).Select(Quarantined)], rejected.Count);

        QuarantinedPoint Quarantined(Rejection rejection)
        {
            // The line is kept as it came, so that a replay maps it by the rules of then; twin and field are those it was meant for.
            int index = batch.SeriesIndexes[rejection.Point];
            SeriesKey key = batch.Series[index].Key;
            SeriesKey target = verdicts?[index].KeyOf(key) ?? key;
            return new()
            {
                Id = 0,
                ReceivedAt = now,
                Source = name,
                Twin = target.Twin,
                Field = target.Field,
                Line = LineProtocolText.Format(key, batch.ValueAt(rejection.Point), batch.TimesNs[rejection.Point]),
                Code = rejection.Code,
                Reason = Placed(rejection.Reason, source, batch.SourceRows[rejection.Point]),
            };
        }
    }

    /// <summary>Lines that could not be read; <paramref name="count"/> is their number, of which some may not be kept in detail.</summary>
    public ValueTask AddAsync(IReadOnlyList<LineFault> faults, int count, IngestSource source)
    {
        DateTimeOffset now = time.GetUtcNow();
        string name = Name(source);
        return WriteAsync(
            [.. faults.Select(fault => new QuarantinedPoint { Id = 0, ReceivedAt = now, Source = name, Line = fault.Text, Code = fault.Code, Reason = Placed(fault.Reason, source, fault.Line) })],
            count);
    }

    private static string Name(IngestSource source) => $"{source.Kind}/{source.Name}";

    private static string Placed(string reason, IngestSource source, int row) =>
        source.Document is { } document ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{document}, line {row}: {reason}") : reason;

    private async ValueTask WriteAsync(QuarantinedPoint[] points, long count)
    {
        long lost = count - points.Length;
        try
        {
            await quarantine.AddAsync(points).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SqliteException or IOException)
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
