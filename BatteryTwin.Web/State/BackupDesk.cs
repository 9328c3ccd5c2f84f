using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State;

/// <summary>What people do about backups. Singleton.</summary>
public sealed class BackupDesk(IBackups backups, IJobs jobs, IOptions<TelemetryStoreOptions> telemetry)
{
    private readonly bool _holdsTelemetry = !telemetry.Value.IsInfluxDb;

    /// <summary>As it is now; a folder that cannot be read is said, not thrown.</summary>
    public BackupView View()
    {
        try
        {
            return new(backups.All(), backups.Running, backups.Folder, backups.Keep, _holdsTelemetry, null);
        }
        catch (BackupException problem)
        {
            return new([], backups.Running, backups.Folder, backups.Keep, _holdsTelemetry, problem.Message);
        }
    }

    /// <summary>Starts a backup unless one is being made; returns the job's id.</summary>
    public string Start()
    {
        backups.TryStart(out JobStatus job);
        return job.Id;
    }

    public void Cancel(string jobId) => jobs.Cancel(jobId);

    /// <summary>How a job ended, in words; null while it runs or when nobody knows it any more.</summary>
    public string? Outcome(string jobId) => jobs.Find(jobId) switch
    {
        { State: JobState.Succeeded, Result: BackupFile made } => $"Done: {made.File}.",
        { State: JobState.Failed, Error: var error } => $"Not done: {error}",
        { State: JobState.Cancelled } => "Cancelled; nothing was left behind.",
        _ => null,
    };

    /// <summary>Deletes a backup; null when it is gone, else why not.</summary>
    public string? Delete(string id)
    {
        try
        {
            backups.Delete(id);
            return null;
        }
        catch (Exception problem) when (problem is BackupException or IOException or UnauthorizedAccessException)
        {
            return $"Not deleted: {problem.Message}";
        }
    }
}
