namespace BatteryTwin.Ingest.Sources;

/// <summary>A source, or a store, with a connection or a queue of its own that people must be able to watch.</summary>
public interface ISourceConnection
{
    /// <summary>How it is now; cheap, safe from any thread.</summary>
    SourceConnectionStatus Status { get; }
}
