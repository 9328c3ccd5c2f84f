using BatteryTwin.Ingest.Sources;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>How the connection to the server is, as its requests found it. Says each change once in the log.</summary>
internal sealed class InfluxLink(Uri address, TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private SourceState _state = SourceState.Starting;
    private string? _problem;
    private DateTimeOffset? _problemAt;
    private long _errors;
    private long _reconnects;

    public Uri Address => address;

    public bool IsUp => Snapshot().State == SourceState.Running;

    /// <summary>State, problem (stays after it has passed) and counts.</summary>
    public (SourceState State, string? Problem, DateTimeOffset? ProblemAt, long Errors, long Reconnects) Snapshot()
    {
        lock (_lock)
        {
            return (_state, _problem, _problemAt, _errors, _reconnects);
        }
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            if (_state == SourceState.Running)
            {
                return;
            }

            _reconnects += _state == SourceState.Starting ? 0 : 1;
            _state = SourceState.Running;
        }

        logger.LogInformation("InfluxDB at {Address} takes points", address);
    }

    /// <summary>A request failed. <paramref name="needsPeople"/>: waiting alone will not mend it.</summary>
    public void Failed(string problem, bool needsPeople)
    {
        bool news;
        lock (_lock)
        {
            news = _state is SourceState.Running or SourceState.Starting || problem != _problem;
            _errors++;
            (_problem, _problemAt) = (problem, time.GetUtcNow());
            _state = needsPeople ? SourceState.Failed : SourceState.Reconnecting;
        }

        if (news)
        {
            logger.LogError("InfluxDB at {Address} takes no points: {Problem}. They are kept in the buffer and sent when it does", address, problem);
        }
    }
}
