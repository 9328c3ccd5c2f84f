using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Sources.DemoPlant.History;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Status read from the settings and the history job.</summary>
internal sealed class DemoPlantStatus(IOptions<DemoPlantOptions> options, HistoryFill history, IJobs jobs) : IDemoPlantStatus
{
    public bool Enabled => options.Value.Enabled;

    public JobStatus? HistoryJob => history.JobId is { } id ? jobs.Find(id) : null;
}
