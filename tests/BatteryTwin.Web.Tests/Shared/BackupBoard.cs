using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Backups that tests put there.</summary>
internal sealed class BackupBoard : IBackups
{
    public List<BackupFile> Files { get; } = [];

    public string? Problem { get; set; }

    public string Folder => "/backups";

    public int Keep => 7;

    public JobStatus? Running { get; set; }

    public IReadOnlyList<BackupFile> All() => Problem is null ? Files : throw new BackupException(Problem);

    public string? PathOf(string id) => null;

    public bool TryStart(out JobStatus job)
    {
        job = Running ??= new("backup-1", "backup", JobState.Running, 0, "Started");
        return true;
    }

    public bool Delete(string id) => Files.RemoveAll(file => file.Id == id) > 0;
}
