using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Backups of the whole data directory, made while everything goes on.</summary>
public interface IBackups
{
    /// <summary>Full path of the folder they are kept in.</summary>
    string Folder { get; }

    /// <summary>How many are kept.</summary>
    int Keep { get; }

    /// <summary>The backup that is being made; null when none is.</summary>
    JobStatus? Running { get; }

    /// <summary>Finished backups, newest first.</summary>
    /// <exception cref="BackupException">The folder cannot be read.</exception>
    IReadOnlyList<BackupFile> All();

    /// <summary>Full path of a backup's file; null when there is none of that id.</summary>
    string? PathOf(string id);

    /// <summary>Starts a backup as a job; everything acknowledged before the call will be in it. False when one is being made already, which is given.</summary>
    bool TryStart(out JobStatus job);

    /// <summary>Deletes a backup; false when there is none of that id.</summary>
    bool Delete(string id);
}
