using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Backup;

/// <summary>A data directory, a shelf for its backups, and places to restore them to.</summary>
internal sealed class BackupBench : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private int _made;
    private int _restored;

    public BackupBench()
    {
        Write("schema.json", $$"""{"product":"BatteryTwin","schemaVersion":{{DataDirectory.CurrentVersion}}}""");
        Shelf = new BackupShelf(_folder.PathOf("shelf"));
    }

    public string Directory => _folder.PathOf("data");

    public BackupShelf Shelf { get; }

    public string PathOf(string path) => Path.Combine(Directory, path);

    public void Write(string path, string text)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    /// <summary>Makes a backup; each has a later time than the one before.</summary>
    public string Make(ICutFiles? cutFiles = null, bool gzip = false, Action? atStep = null, CancellationToken cancel = default)
    {
        DirectoryContents contents = new(Directory, _folder.Path, Shelf.Folder, cutFiles);
        return Shelf.PathOf(BackupMaking.Make(contents, DataDirectory.CurrentVersion, Shelf, gzip, Start.AddSeconds(_made++), new SilentProgress(atStep), cancel));
    }

    /// <summary>Restores into a new directory; returns it.</summary>
    public string Restore(string backup)
    {
        string directory = _folder.PathOf($"restored-{++_restored}");
        Restoring.Restore(backup, directory, replace: false, Start, TestContext.Current.CancellationToken);
        return directory;
    }

    public string NewPath(string name) => _folder.PathOf(name);

    /// <summary>Relative path and content of every file but the lock.</summary>
    public static Dictionary<string, string> Contents(string directory) =>
        System.IO.Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != DataDirectory.LockFileName)
            .ToDictionary(path => Path.GetRelativePath(directory, path), path => Convert.ToHexString(File.ReadAllBytes(path)));

    public void Dispose() => _folder.Dispose();
}
