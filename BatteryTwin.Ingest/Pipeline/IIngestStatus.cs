namespace BatteryTwin.Ingest.Pipeline;

/// <summary>What came in, by source, for pages and metrics.</summary>
public interface IIngestStatus
{
    IReadOnlyList<SourceStatus> Sources { get; }

    /// <summary>Series whose twin or field no model knows, newest first; stored, but not part of the twin.</summary>
    IReadOnlyList<UnmappedSeries> Unmapped { get; }

    /// <summary>Unmapped series met since the start, listed or not.</summary>
    long UnmappedCount => Unmapped.Count;

    /// <summary>What each observer of the stored points has seen and missed.</summary>
    IReadOnlyList<ObserverStatus> Observers => [];

    /// <summary>Points waiting in the pipeline now, and the most it holds.</summary>
    (int Waiting, int Capacity) Queue { get; }
}
