using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Keeps book of the connection to the ingest service.</summary>
internal sealed class RemoteIngestLink(IngestClient client, TimeProvider time, ILogger<RemoteIngestLink> logger) : IIngestLink, ISourceConnection
{
    private readonly Lock _lock = new();
    private DateTimeOffset _lastHeard = time.GetUtcNow();
    private DateTimeOffset? _lastErrorAt;
    private string? _lastError;
    private IngestOutage? _outage;
    private bool _connected;
    private bool _wasConnected;
    private long _connections;
    private long _errors;

    public IngestOutage? Outage
    {
        get
        {
            lock (_lock)
            {
                return _outage;
            }
        }
    }

    public bool HasAnswered
    {
        get
        {
            lock (_lock)
            {
                return _connections > 0;
            }
        }
    }

    public SourceConnectionStatus Status
    {
        get
        {
            lock (_lock)
            {
                return new(new IngestSource("ingest", "live feed"), _connected ? SourceState.Running : _outage is null ? SourceState.Starting : SourceState.Reconnecting)
                {
                    Place = client.Endpoint.ToString(),
                    Errors = _errors,
                    Reconnects = Math.Max(0, _connections - 1),
                    LastError = _lastError,
                    LastErrorAt = _lastErrorAt,
                };
            }
        }
    }

    /// <summary>The feed comes in.</summary>
    public void Connected()
    {
        IngestOutage? over;
        lock (_lock)
        {
            over = _outage;
            _outage = null;
            _connected = true;
            _wasConnected = true;
            _connections++;
            _lastHeard = time.GetUtcNow();
        }

        if (over is null)
        {
            logger.LogInformation("The live feed of the ingest service {Endpoint} comes in", client.Endpoint);
        }
        else
        {
            logger.LogInformation("The live feed of the ingest service {Endpoint} comes in again; it was away since {Since:u}", over.Endpoint, over.Since);
        }
    }

    /// <summary>A sign of life.</summary>
    public void Heard()
    {
        lock (_lock)
        {
            _lastHeard = time.GetUtcNow();
        }
    }

    /// <summary>The feed broke, or could not be opened.</summary>
    public void Lost(string problem)
    {
        bool isNews;
        lock (_lock)
        {
            isNews = _outage is null;
            _outage = new(client.Endpoint, _outage?.Since ?? _lastHeard, problem);
            _connected = false;
            _errors++;
            _lastError = problem;
            _lastErrorAt = time.GetUtcNow();
        }

        if (isNews)
        {
            logger.LogWarning("The live feed of the ingest service {Endpoint} does not come in, trying again: {Problem}", client.Endpoint, problem);
        }
    }

    /// <summary>Whether the feed came in since the last call.</summary>
    public bool TakeWasConnected()
    {
        lock (_lock)
        {
            bool was = _wasConnected;
            _wasConnected = false;
            return was;
        }
    }
}
