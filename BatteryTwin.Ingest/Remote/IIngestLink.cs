namespace BatteryTwin.Ingest.Remote;

/// <summary>Whether the ingest service can be reached from here.</summary>
public interface IIngestLink
{
    /// <summary>What keeps the live feed from coming in; null while it comes.</summary>
    IngestOutage? Outage { get; }

    /// <summary>False until the service has answered once since this process started: what alarms stand and what came in is not known before.</summary>
    bool HasAnswered { get; }
}
