using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Sources.Reconnect;

/// <summary>Keeps a connection's status while the source tells what happens to it. Safe for concurrent use.</summary>
internal sealed class ConnectionMeter(IngestSource source, string place, TimeProvider time) : ISourceConnection
{
    private readonly Lock _lock = new();
    private SourceConnectionStatus _status = new(source, SourceState.Starting) { Place = place };
    private bool _wasConnected;

    public SourceConnectionStatus Status
    {
        get
        {
            lock (_lock)
            {
                return _status;
            }
        }
    }

    /// <summary>Connected, for the first time or again; no change while it is.</summary>
    public void Connected()
    {
        lock (_lock)
        {
            if (_status.State is SourceState.Running or SourceState.Held)
            {
                return;
            }

            _status = _status with { State = SourceState.Running, Reconnects = _status.Reconnects + (_wasConnected ? 1 : 0) };
            _wasConnected = true;
        }
    }

    /// <summary>The connection is gone, or could not be made.</summary>
    public void Lost(string error) => Note(error, SourceState.Reconnecting);

    /// <summary>Storage or pipeline take nothing for the moment.</summary>
    public void Held(string error) => Note(error, SourceState.Held);

    /// <summary>Storage and pipeline take data again.</summary>
    public void Resumed()
    {
        lock (_lock)
        {
            _status = _status.State == SourceState.Held ? _status with { State = SourceState.Running } : _status;
        }
    }

    /// <summary>Something went wrong that does not stop the source.</summary>
    public void Error(string error) => Note(error, state: null);

    /// <summary>What waits on the other side, and since when.</summary>
    public void Waits(long? units, TimeSpan? lag, IReadOnlyList<SourcePart>? parts = null)
    {
        lock (_lock)
        {
            _status = _status with { Waiting = units, Lag = lag, Parts = parts ?? [] };
        }
    }

    private void Note(string error, SourceState? state)
    {
        lock (_lock)
        {
            _status = _status with { State = state ?? _status.State, Errors = _status.Errors + 1, LastError = error, LastErrorAt = time.GetUtcNow() };
        }
    }
}
