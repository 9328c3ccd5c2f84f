using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Backup;

/// <summary>The backups of the running process, made as jobs, one at a time. Safe for concurrent use.</summary>
internal sealed class Backups : IBackups
{
    private const string Kind = "backup";

    private readonly DataDirectory _directory;
    private readonly ITelemetryStore _store;
    private readonly IJobs _jobs;
    private readonly BackupOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Backups> _logger;
    private readonly BackupShelf _shelf;
    private readonly Lock _lock = new();
    private string? _lastJob;

    public Backups(DataDirectory directory, ITelemetryStore store, IJobs jobs, IOptions<BackupOptions> options, TimeProvider time, ILogger<Backups> logger)
    {
        (_directory, _store, _jobs, _options, _time, _logger) = (directory, store, jobs, options.Value, time, logger);
        _shelf = new BackupShelf(FolderOf(directory.FullPath, options.Value));
        try
        {
            foreach (string name in _shelf.RemoveRemains())
            {
                logger.LogInformation("Removed {File}, which an interrupted backup had left in {Folder}", name, _shelf.Folder);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("The folder of backups {Folder} cannot be used now: {Problem}", _shelf.Folder, problem.Message);
        }
    }

    public string Folder => _shelf.Folder;

    public int Keep => _options.Keep;

    public JobStatus? Running
    {
        get
        {
            lock (_lock)
            {
                return _lastJob is { } id && _jobs.Find(id) is { IsFinished: false } running ? running : null;
            }
        }
    }

    public IReadOnlyList<BackupFile> All()
    {
        try
        {
            return _shelf.All();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"the folder of backups '{_shelf.Folder}' cannot be read ({problem.Message}): give access to it, or name another one in {BackupOptions.Section}:Folder", problem);
        }
    }

    public string? PathOf(string id) => All().FirstOrDefault(backup => backup.Id == id) is { } found ? _shelf.PathOf(found) : null;

    public bool TryStart(out JobStatus job)
    {
        lock (_lock)
        {
            if (_lastJob is { } id && _jobs.Find(id) is { IsFinished: false } running)
            {
                job = running;
                return false;
            }

            DateTimeOffset now = _time.GetUtcNow();
            job = _jobs.Start(Kind, (progress, cancel) => Task.FromResult<object?>(Make(now, progress, cancel)));
            _lastJob = job.Id;
            return true;
        }
    }

    public bool Delete(string id)
    {
        if (All().FirstOrDefault(backup => backup.Id == id) is not { } found)
        {
            return false;
        }

        _shelf.Delete(found);
        return true;
    }

    /// <summary>Full path of the folder that these settings mean for a data directory.</summary>
    internal static string FolderOf(string dataDirectory, BackupOptions options) =>
        string.IsNullOrWhiteSpace(options.Folder) ? Path.Combine(dataDirectory, "backups") : Path.GetFullPath(options.Folder);

    private BackupFile Make(DateTimeOffset now, IJobProgress progress, CancellationToken cancel)
    {
        DirectoryContents contents = new(_directory.FullPath, _directory.FolderOf("tmp"), _shelf.Folder, _store as ICutFiles);
        BackupFile made = BackupMaking.Make(contents, DataDirectory.CurrentVersion, _shelf, _options.Gzip, now, progress, cancel);
        _logger.LogInformation("Backup {File} in {Folder}: {Bytes} bytes", made.File, _shelf.Folder, made.Bytes);
        foreach (BackupFile old in _shelf.Trim(_options.Keep))
        {
            _logger.LogInformation("Deleted backup {File}, more than {Keep} are not kept", old.File, _options.Keep);
        }

        return made;
    }
}
