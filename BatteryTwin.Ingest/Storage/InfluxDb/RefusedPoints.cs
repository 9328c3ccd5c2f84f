using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.Validation;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Puts points that the server will never take into the quarantine, with its words; counts them.</summary>
internal sealed class RefusedPoints(RejectionLog? quarantine, ILogger logger)
{
    private static readonly IngestSource s_source = new("influxdb", "refused");

    private long _count;

    /// <summary>Points refused since the start.</summary>
    public long Count => Interlocked.Read(ref _count);

    public async Task AddAsync(IReadOnlyList<BufferedPoint> points, string reason)
    {
        Interlocked.Add(ref _count, points.Count);
        logger.LogWarning("InfluxDB refused {Count} points, now in quarantine: {Reason}", points.Count, reason);
        if (quarantine is null)
        {
            return;
        }

        TelemetryBatchBuilder builder = new(points.Count);
        foreach (BufferedPoint point in points)
        {
            builder.Add(point.Series.Key, point.TimeNs, point.Value);
        }

        string words = $"InfluxDB refused the point: {reason}";
        await quarantine.AddAsync(builder.Build(), [.. Enumerable.Range(0, points.Count).Select(i => new Rejection(i, RejectionCode.RefusedByStore, words))], s_source).ConfigureAwait(false);
    }
}
