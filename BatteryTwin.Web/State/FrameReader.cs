using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Sources.DemoPlant;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State;

/// <summary>What the frame of every page shows about the whole process. Singleton.</summary>
public sealed class FrameReader(
    IIngestStatus ingest, IIngestLink link, IAlertLog alerts, IDemoPlantStatus demoPlant, IOptions<NetworkOptions> network, TimeProvider time)
{
    /// <summary>The plant is simulated.</summary>
    public bool IsSimulated => demoPlant.Enabled;

    /// <summary>Anyone on the network can reach the process.</summary>
    public bool IsOpenToNetwork => network.Value.AllowAnonymousRemote;

    public int NewAlerts
    {
        get
        {
            DateTimeOffset now = time.GetUtcNow();
            return alerts.Open.Count(alert => alert.StateAt(now) == AlertState.New);
        }
    }

    /// <summary>Why no live data come in; null while they do.</summary>
    public IngestOutage? Outage => link.Outage;

    /// <summary>False while it is not known what came in and which alarms stand.</summary>
    public bool HasAnswered => link.HasAnswered;

    /// <summary>Age of the newest point of all sources; null when nothing has arrived since the start.</summary>
    public TimeSpan? NewestPointAge
    {
        get
        {
            DateTimeOffset? newest = ingest.Sources.Where(source => !source.Source.Historical).Max(source => source.NewestPoint);
            return newest is { } at ? time.GetUtcNow() - at : null;
        }
    }

    /// <summary>The running fill of the simulated plant's history; null when none runs.</summary>
    public JobStatus? HistoryFill => demoPlant.HistoryJob is { IsFinished: false } job ? job : null;
}
