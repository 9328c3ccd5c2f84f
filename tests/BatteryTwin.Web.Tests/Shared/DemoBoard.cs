using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Sources.DemoPlant;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>The simulated plant as tests set it; its history is the first job on the board of that kind.</summary>
internal sealed class DemoBoard(JobBoard jobs, bool enabled) : IDemoPlantStatus
{
    public bool Enabled => enabled;

    public JobStatus? HistoryJob => jobs.All.Find(job => job.Kind == "demo-history");
}
