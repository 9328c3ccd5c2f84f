namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>What a zone is doing now, for those who watch it. Safe for concurrent use.</summary>
internal sealed class LandingActivity(TimeProvider time)
{
    private readonly Lock _lock = new();
    private LandingMoment _moment = new(SourceState.Starting);

    public LandingMoment Moment
    {
        get
        {
            lock (_lock)
            {
                return _moment;
            }
        }
    }

    public void Running() => Change(moment => moment.State == SourceState.Running ? moment : moment with { State = SourceState.Running });

    /// <summary>The pipeline is full, or the store away, which is an error.</summary>
    public void Held(string reason, bool isError) => Change(moment => isError && moment.State != SourceState.Held
        ? Failing(moment, SourceState.Held, reason)
        : moment with { State = SourceState.Held });

    /// <summary>The folder cannot be used at the moment.</summary>
    public void Lost(string reason) => Change(moment => Failing(moment, SourceState.Reconnecting, reason));

    /// <summary>The folder can be used again.</summary>
    public void Found() => Change(moment => moment.State == SourceState.Reconnecting ? moment with { State = SourceState.Running, Reconnects = moment.Reconnects + 1 } : moment with { State = SourceState.Running });

    public void FileFailed(string reason) => Change(moment => Failing(moment, moment.State, reason));

    public void Waiting(long files, long bytes, DateTimeOffset? oldest) => Change(moment => moment with { WaitingFiles = files, WaitingBytes = bytes, Oldest = oldest });

    public void Begin(LandingFile? file) => Change(moment => moment with { Current = file, Share = 0 });

    public void Advance(double share) => Change(moment => moment with { Share = share });

    private LandingMoment Failing(LandingMoment moment, SourceState state, string reason) =>
        moment with { State = state, Errors = moment.Errors + 1, LastError = reason, LastErrorAt = time.GetUtcNow() };

    private void Change(Func<LandingMoment, LandingMoment> change)
    {
        lock (_lock)
        {
            _moment = change(_moment);
        }
    }
}
