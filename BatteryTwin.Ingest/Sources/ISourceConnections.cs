namespace BatteryTwin.Ingest.Sources;

/// <summary>Every connection and queue of the product that people must be able to watch, wherever it is.</summary>
public interface ISourceConnections
{
    /// <summary>By kind and name.</summary>
    IReadOnlyList<SourceConnectionStatus> All { get; }
}
