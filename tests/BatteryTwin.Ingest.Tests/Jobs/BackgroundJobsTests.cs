using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Jobs;

public sealed class BackgroundJobsTests
{
    private readonly BackgroundJobs _jobs = new(NullLogger<BackgroundJobs>.Instance);

    [Fact]
    public async Task Start_WorkThatReports_ShowsProgressThenResult()
    {
        TaskCompletionSource go = new();
        List<double> progress = [];
        _jobs.Changed += status => progress.Add(status.Progress);

        JobStatus job = _jobs.Start("history", async (report, _) =>
        {
            report.Report(0.5, "half");
            await go.Task;
            return 42;
        });
        await Eventually.IsTrue(() => _jobs.Find(job.Id)!.Progress == 0.5, "progress is reported");
        Assert.Equal((JobState.Running, "half"), (_jobs.Find(job.Id)!.State, _jobs.Find(job.Id)!.Message));
        go.SetResult();
        await Finished(job);

        Assert.Equal((JobState.Succeeded, 1.0, 42), (_jobs.Find(job.Id)!.State, _jobs.Find(job.Id)!.Progress, _jobs.Find(job.Id)!.Result));
        Assert.Equal([0, 0.5, 1], progress);
    }

    [Fact]
    public async Task Start_WorkThatThrows_FailsWithTheMessage()
    {
        JobStatus job = _jobs.Start("import", (_, _) => throw new InvalidOperationException("no such file"));
        await Finished(job);

        Assert.Equal((JobState.Failed, "no such file"), (_jobs.Find(job.Id)!.State, _jobs.Find(job.Id)!.Error));
    }

    [Fact]
    public async Task Cancel_RunningJob_EndsAsCancelledAndNotTwice()
    {
        JobStatus job = _jobs.Start("history", Endless);

        Assert.True(_jobs.Cancel(job.Id));
        await Finished(job);

        Assert.Equal(JobState.Cancelled, _jobs.Find(job.Id)!.State);
        Assert.False(_jobs.Cancel(job.Id));
        Assert.False(_jobs.Cancel("nothing"));
    }

    [Fact]
    public async Task Stop_WithRunningJobs_CancelsAndAwaitsThem()
    {
        bool ended = false;
        JobStatus job = _jobs.Start("history", async (progress, cancel) =>
        {
            try
            {
                return await Endless(progress, cancel);
            }
            finally
            {
                ended = true;
            }
        });

        await _jobs.StopAsync(CancellationToken.None);

        Assert.True(ended);
        Assert.Equal(JobState.Cancelled, _jobs.Find(job.Id)!.State);
        Assert.Throws<ObjectDisposedException>(() => _jobs.Start("history", Endless));
    }

    [Fact]
    public async Task Finished_BeyondTheHundredth_AreForgottenOldestFirst()
    {
        JobStatus first = _jobs.Start("n", (_, _) => Task.FromResult<object?>(null));
        await Finished(first);
        JobStatus running = _jobs.Start("n", Endless);
        for (int i = 0; i < BackgroundJobs.FinishedKept; i++)
        {
            await Finished(_jobs.Start("n", (_, _) => Task.FromResult<object?>(null)));
        }

        await Eventually.IsTrue(() => _jobs.Find(first.Id) is null, "the oldest finished job is forgotten");
        Assert.NotNull(_jobs.Find(running.Id));
        Assert.Equal(BackgroundJobs.FinishedKept + 1, _jobs.All.Count);
        await _jobs.StopAsync(CancellationToken.None);
    }

    private static async Task<object?> Endless(IJobProgress progress, CancellationToken cancel)
    {
        await Task.Delay(Timeout.Infinite, cancel);
        return null;
    }

    private Task Finished(JobStatus job) => Eventually.IsTrue(() => _jobs.Find(job.Id)?.IsFinished == true, "the job ends");
}
