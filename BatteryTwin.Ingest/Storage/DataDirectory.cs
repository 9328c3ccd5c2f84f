using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage;

/// <summary>
/// The one directory that holds everything the plant must keep. Opened by one process at a time (an operating-system lock
/// that ends with the process, however it ends), with a schema version that upgrades older content in place.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    public const string LockFileName = "lock";

    /// <summary>Schema version that this program writes.</summary>
    public const int CurrentVersion = 3;

    /// <summary>Upgrades from each older version, one step per version.</summary>
    internal static IReadOnlyList<DataDirectoryUpgrade> Upgrades { get; } =
    [
        new(1, "telemetry keeps a list of its files", _ => { }),
        new(2, "telemetry keeps summaries of minutes and hours", _ => { }),
    ];

    private readonly FileStream _lock;

    /// <summary>Opens the configured directory; a relative one lies under the directory the command was started in.</summary>
    /// <exception cref="DataDirectoryException">It is in use, not writable, of a newer version or not a data directory.</exception>
    public DataDirectory(IOptions<DataDirectoryOptions> options, ILogger<DataDirectory> logger)
        : this(options.Value.DataDirectory, CurrentVersion, Upgrades, logger)
    {
    }

    internal DataDirectory(string path, int currentVersion, IReadOnlyList<DataDirectoryUpgrade> upgrades, ILogger logger)
    {
        FullPath = Path.GetFullPath(path);
        _lock = Lock(FullPath);
        try
        {
            new DataDirectorySchema(FullPath, currentVersion, upgrades, logger).Ensure();
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        logger.LogInformation("Data directory {Directory}, schema version {Version}", FullPath, currentVersion);
    }

    public string FullPath { get; }

    /// <summary>Full path of a file in the directory; the folders before its last part are created.</summary>
    public string PathOf(params string[] parts)
    {
        string path = Path.Combine([FullPath, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Full path of a folder in the directory, created when missing.</summary>
    public string FolderOf(params string[] parts) => Directory.CreateDirectory(Path.Combine([FullPath, .. parts])).FullName;

    public void Dispose() => _lock.Dispose();

    /// <summary>Takes the directory for this process until disposed of, whatever is in it.</summary>
    /// <exception cref="DataDirectoryException">It is in use or cannot be written.</exception>
    internal static FileStream Lock(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            return new FileStream(Path.Combine(directory, LockFileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DataDirectoryException($"data directory '{directory}' cannot be written: give this user write access, or name another one in BatteryTwin:DataDirectory", e);
        }
        catch (IOException e) when (Directory.Exists(directory) && File.Exists(Path.Combine(directory, LockFileName)))
        {
            throw new DataDirectoryException($"data directory '{directory}' is in use by another process: stop that one, or name another directory in BatteryTwin:DataDirectory", e);
        }
        catch (IOException e)
        {
            throw new DataDirectoryException($"data directory '{directory}' cannot be created ({e.Message}): name another one in BatteryTwin:DataDirectory", e);
        }
    }
}
