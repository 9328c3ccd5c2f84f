using System.Globalization;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Backup;

/// <summary>
/// Puts a backup into a data directory that no process uses: unpacked and checked in a hidden folder first, then moved into place, the version mark
/// last, so that an interrupted restore is never taken for a whole directory.
/// </summary>
internal static class Restoring
{
    private const string Unpacked = ".restoring";
    private const string BackupFolder = "backups";

    /// <param name="file">The backup.</param>
    /// <param name="directory">Full path of the data directory; made when missing.</param>
    /// <param name="replace">Put what is in the directory aside, into the hidden folder that is returned; else it must be empty.</param>
    /// <param name="now">Names the folder of what was put aside.</param>
    /// <param name="cancel">Stops before anything was moved.</param>
    /// <returns>The backup's head, its number of files, and the folder that has what was there before (null: nothing was).</returns>
    /// <exception cref="BackupException">The backup is not usable, or the directory not empty; the directory is as it was.</exception>
    /// <exception cref="DataDirectoryException">The directory is in use or cannot be written.</exception>
    public static (BackupHead Head, int Files, string? Before) Restore(string file, string directory, bool replace, DateTimeOffset now, CancellationToken cancel)
    {
        using FileStream held = DataDirectory.Lock(directory);
        string[] present = [.. Present(directory)];
        if (present.Length > 0 && !replace)
        {
            throw new BackupException($"'{directory}' is not empty (it holds '{present[0]}'): name an empty directory in BatteryTwin:DataDirectory, or add --replace to put what is there aside");
        }

        string unpacked = Path.Combine(directory, Unpacked);
        DeleteFolder(unpacked);
        try
        {
            (BackupHead head, BackupManifest manifest) = BackupReader.Read(file, path => Create(Path.Combine(unpacked, path)), progress: null, cancel);
            string? before = present.Length == 0 ? null : PutAside(directory, present, now);
            Move(unpacked, directory);
            return (head, manifest.Files.Count - 1, before);
        }
        catch (IOException problem)
        {
            throw new BackupException($"the backup cannot be unpacked to '{directory}' ({problem.Message}): free space there, then restore again", problem);
        }
        finally
        {
            DeleteFolder(unpacked);
        }
    }

    /// <summary>What makes a directory not empty.</summary>
    private static IEnumerable<string> Present(string directory) =>
        Directory.EnumerateFileSystemEntries(directory)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name is not (DataDirectory.LockFileName or BackupFolder or "lost+found") && !name.StartsWith('.'))
            .Order(StringComparer.Ordinal);

    private static FileStream Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 128 * 1_024);
    }

    private static string PutAside(string directory, string[] present, DateTimeOffset now)
    {
        string before = Directory.CreateDirectory(Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $".before-restore-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"))).FullName;
        foreach (string name in present.OrderBy(name => name != DataDirectorySchema.FileName))
        {
            Directory.Move(Path.Combine(directory, name), Path.Combine(before, name));
        }

        return before;
    }

    private static void Move(string unpacked, string directory)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(unpacked).OrderBy(path => Path.GetFileName(path) == DataDirectorySchema.FileName))
        {
            Directory.Move(path, Path.Combine(directory, Path.GetFileName(path)));
        }
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
