namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service runs in this process: it is never away.</summary>
internal sealed class HostedIngest : IIngestLink
{
    public IngestOutage? Outage => null;

    public bool HasAnswered => true;
}
