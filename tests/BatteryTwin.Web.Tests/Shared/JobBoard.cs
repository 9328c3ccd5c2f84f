using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Jobs whose status tests set by hand; none ever runs.</summary>
internal sealed class JobBoard : IJobs
{
    public event Action<JobStatus>? Changed
    {
        add { }
        remove { }
    }

    public List<JobStatus> All { get; } = [];

    IReadOnlyList<JobStatus> IJobs.All => All;

    public JobStatus? Find(string jobId) => All.Find(job => job.Id == jobId);

    public JobStatus Start(string kind, Func<IJobProgress, CancellationToken, Task<object?>> work) => throw new NotSupportedException();

    public bool Cancel(string jobId) => false;
}
