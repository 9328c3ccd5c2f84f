using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>The connection to the server and the buffer before it, for pages and metrics.</summary>
internal sealed class InfluxConnection(InfluxParts parts, TimeProvider time) : ISourceConnection
{
    private static readonly IngestSource s_source = new("influxdb", "buffer");

    public SourceConnectionStatus Status
    {
        get
        {
            (SourceState state, string? problem, DateTimeOffset? problemAt, long errors, long reconnects) = parts.Link.Snapshot();
            (long points, _, DateTimeOffset? since) = parts.Buffer.Waiting;
            return new SourceConnectionStatus(s_source, state)
            {
                Place = parts.Link.Address.ToString(),
                Waiting = points,
                WaitingUnit = "points",
                Lag = since is { } oldest ? time.GetUtcNow() - oldest : null,
                Errors = errors,
                Reconnects = reconnects,
                LastError = problem,
                LastErrorAt = problemAt,
            };
        }
    }
}
