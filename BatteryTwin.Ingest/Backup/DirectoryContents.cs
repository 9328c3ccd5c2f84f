using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Win32.SafeHandles;

namespace BatteryTwin.Ingest.Backup;

/// <summary>
/// Everything of a data directory that a backup holds, in the order that keeps the parts consistent while they change: what refers to twins and
/// telemetry (events sent, files taken, progress marks) comes first, then the twin graph's journal, telemetry last. So after a restore
/// nothing refers to a change that is not there; at worst an event is sent or a file is read again.
/// </summary>
/// <param name="root">The data directory.</param>
/// <param name="scratch">A folder for the copy of one database at a time.</param>
/// <param name="backups">The folder of backups, left out when it is in the directory.</param>
/// <param name="cutFiles">The open telemetry store; null when none is open here.</param>
internal sealed class DirectoryContents(string root, string scratch, string backups, ICutFiles? cutFiles)
{
    /// <summary>Path of the twin graph's journal, on which other databases depend.</summary>
    private const string Journal = "twins/journal.db";

    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Bytes that a backup will have about.</summary>
    public long EstimateBytes() => Files().Sum(path => new FileInfo(Path.Combine(root, path)) is { Exists: true } file ? file.Length : 0);

    /// <summary>The contents one after the other; each is valid until the next is asked for.</summary>
    public IEnumerable<BackupContent> Enumerate()
    {
        string[] files = [.. Files()];
        string? cutFolder = cutFiles is null ? null : Relative(cutFiles.Folder) + "/";
        IEnumerable<string> plain = files.Where(path => !IsDatabase(path) && (cutFolder is null || !path.StartsWith(cutFolder, StringComparison.Ordinal)));
        foreach (BackupContent content in plain.Select(TryOpen).OfType<BackupContent>())
        {
            using (content)
            {
                yield return content;
            }
        }

        foreach (string path in files.Where(IsDatabase).OrderBy(path => path == Journal))
        {
            using BackupContent copy = CopyOf(path);
            yield return copy;
        }

        if (cutFiles is null)
        {
            yield break;
        }

        using FileCut cut = cutFiles.Cut();
        foreach (CutFile file in cut.Files)
        {
            yield return new BackupContent(Relative(file.Path), file.Length, file.Read);
        }
    }

    private static bool IsDatabase(string path) => path.EndsWith(SqliteCopy.Extension, StringComparison.Ordinal);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(root, "*", s_all).Where(path => !IsIn(path, backups)).Select(Relative).Where(Belongs).Order(StringComparer.Ordinal);

    private static bool IsIn(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool Belongs(string path) =>
        path != DataDirectory.LockFileName
        && !path.StartsWith('.')
        && !path.StartsWith("tmp/", StringComparison.Ordinal)
        && !path.StartsWith("lost+found/", StringComparison.Ordinal)
        && !path.EndsWith(".new", StringComparison.Ordinal)
        && !SqliteCopy.IsCompanion(path);

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A file with the length it has now; null when it has gone since it was listed.</summary>
    private BackupContent? TryOpen(string path)
    {
        try
        {
            SafeFileHandle handle = File.OpenHandle(Path.Combine(root, path), share: FileShare.ReadWrite | FileShare.Delete);
            return new BackupContent(path, RandomAccess.GetLength(handle), (target, offset) => RandomAccess.Read(handle, target, offset), handle.Dispose);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"'{path}' cannot be read ({problem.Message}); a backup without it would not be whole", problem);
        }
    }

    private BackupContent CopyOf(string path)
    {
        string copy = Path.Combine(scratch, $"backup-{Guid.NewGuid():N}.db");
        try
        {
            SqliteCopy.Make(Path.Combine(root, path), copy);
            SafeFileHandle handle = File.OpenHandle(copy);
            return new BackupContent(path, RandomAccess.GetLength(handle), (target, offset) => RandomAccess.Read(handle, target, offset), () =>
            {
                handle.Dispose();
                SqliteCopy.Delete(copy);
            });
        }
        catch
        {
            SqliteCopy.Delete(copy);
            throw;
        }
    }
}
