using BatteryTwin.Ingest.Remote;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A way to the ingest service that tests break.</summary>
internal sealed class LinkBoard : IIngestLink
{
    public IngestOutage? Outage { get; set; }

    public bool HasAnswered { get; set; } = true;
}
