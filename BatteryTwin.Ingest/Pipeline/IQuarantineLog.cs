namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Where rejected points are written down.</summary>
internal interface IQuarantineLog
{
    ValueTask AddAsync(IReadOnlyList<QuarantinedPoint> points, CancellationToken cancel = default);

    /// <summary>Counts points that are not written down because too many came at once.</summary>
    void CountDropped(long points);
}
