namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Counts what one source sends. Safe for concurrent use.</summary>
internal sealed class SourceMeter(IngestSource source, TimeProvider time)
{
    private readonly RateWindow _rate = new(time);
    private readonly Lock _lock = new();
    private SourceStatus _status = new() { Source = source };

    public SourceStatus Status
    {
        get
        {
            lock (_lock)
            {
                return _status with { PointsPerSecond = _rate.PerSecond };
            }
        }
    }

    /// <summary>Points received; what is neither accepted nor rejected was sent to say that there is no value.</summary>
    public void Received(long received, long accepted, long rejected, DateTimeOffset? newestPoint)
    {
        _rate.Add(received);
        lock (_lock)
        {
            _status = _status with
            {
                PointsReceived = _status.PointsReceived + received,
                PointsAccepted = _status.PointsAccepted + accepted,
                PointsRejected = _status.PointsRejected + rejected,
                LastReceived = time.GetUtcNow(),
                NewestPoint = newestPoint is null || _status.NewestPoint > newestPoint ? _status.NewestPoint : newestPoint,
            };
        }
    }

    public void Refused()
    {
        lock (_lock)
        {
            _status = _status with { BatchesRefused = _status.BatchesRefused + 1 };
        }
    }
}
