using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Rings the bell as soon as the system tells of a change. Where it tells nothing (network shares, no watches left), looking through the folder remains.</summary>
internal sealed class LandingWatcher : IDisposable
{
    private readonly FileSystemWatcher? _watcher;

    public LandingWatcher(LandingFolder folder, QuietFiles quiet, LandingBell bell, ILogger logger)
    {
        try
        {
            _watcher = new(folder.Root) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
            _watcher.Created += (_, change) => Ring(change.Name);
            _watcher.Changed += (_, change) => Ring(change.Name);
            _watcher.Renamed += (_, change) =>
            {
                if (change.OldName is { } old && change.Name is { } name && LandingNames.IsIgnored(Path.GetFileName(old)) && IsOutside(old))
                {
                    quiet.NoteRenamed(name.Replace('\\', '/'));
                }

                Ring(change.Name);
            };
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or PlatformNotSupportedException)
        {
            _watcher?.Dispose();
            _watcher = null;
            logger.LogWarning(exception, "Folder {Folder} cannot be watched; it is looked through from time to time", folder.Root);
        }

        void Ring(string? name)
        {
            if (name is not null && IsOutside(name))
            {
                bell.Ring();
            }
        }
    }

    public void Dispose() => _watcher?.Dispose();

    /// <summary>The zone's own folders do not count.</summary>
    private static bool IsOutside(string name) => name.Split('/', '\\')[0] is not (LandingFolder.Taking or LandingFolder.Done or LandingFolder.Failed);
}
