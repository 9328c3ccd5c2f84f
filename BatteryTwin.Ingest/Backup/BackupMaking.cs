using System.Reflection;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Makes one backup of a data directory, of an open one or one at rest.</summary>
internal static class BackupMaking
{
    private const long SpareBytes = 64L << 20;

    /// <summary>Version of this program, as a backup names it.</summary>
    public static string ProgramVersion { get; } = typeof(BackupMaking).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Writes the backup and puts it on the shelf; a cancelled or failed one leaves nothing.</summary>
    /// <exception cref="BackupException">It cannot be made.</exception>
    public static BackupFile Make(DirectoryContents contents, int schemaVersion, BackupShelf shelf, bool gzip, DateTimeOffset now, IJobProgress progress, CancellationToken cancel)
    {
        long expected = contents.EstimateBytes();
        RequireRoom(shelf.Folder, expected);
        FileStream? target = null;
        try
        {
            target = shelf.Begin(now, gzip);
            using BackupWriter writer = new(target, gzip, new BackupHead(BackupHead.OurProduct, BackupHead.CurrentFormat, schemaVersion, ProgramVersion, now));
            long done = 0;
            long reported = 0;
            foreach (BackupContent content in contents.Enumerate())
            {
                writer.Add(content, read =>
                {
                    cancel.ThrowIfCancellationRequested();
                    done += read;
                    if (done - reported > Math.Max(expected / 200, 1 << 20))
                    {
                        reported = done;
                        progress.Report(0.99 * done / Math.Max(done, expected), $"{Size(done)} of about {Size(Math.Max(done, expected))}: {content.Path}");
                    }
                });
            }

            cancel.ThrowIfCancellationRequested();
            string sha256 = writer.Complete();
            return BackupShelf.Publish(target, sha256);
        }
        catch (Exception problem)
        {
            if (target is not null)
            {
                BackupShelf.Discard(target);
            }

            if (problem is IOException or UnauthorizedAccessException)
            {
                throw new BackupException($"the backup cannot be written to '{shelf.Folder}' ({problem.Message}): free space or give write access there, or name another folder in {BackupOptions.Section}:Folder", problem);
            }

            throw;
        }
    }

    /// <summary>A number of bytes for people.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => FormattableString.Invariant($"{bytes / 1e3:0} kB"),
        < 1_000_000_000 => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
        _ => FormattableString.Invariant($"{bytes / 1e9:0.00} GB"),
    };

    private static void RequireRoom(string folder, long expected)
    {
        string existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        long free = new DriveInfo(existing).AvailableFreeSpace;
        if (free < expected + SpareBytes)
        {
            throw new BackupException($"the backup takes about {Size(expected)}, '{folder}' has {Size(free)} left: free space, delete old backups, or name another folder in {BackupOptions.Section}:Folder");
        }
    }
}
