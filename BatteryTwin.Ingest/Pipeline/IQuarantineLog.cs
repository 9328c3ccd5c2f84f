namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Where rejected points are written down.</summary>
internal interface IQuarantineLog
{
    ValueTask AddAsync(IReadOnlyList<QuarantinedPoint> points, CancellationToken cancel = default);

    /// <summary>Forgets what a document of a source brought from a line on: it is about to be read again from there.</summary>
    ValueTask ForgetAsync(string source, string document, int fromLine);

    /// <summary>Counts points that are not written down because too many came at once.</summary>
    void CountDropped(long points);
}
