using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage;

/// <summary>
/// The version mark of a data directory, <c>schema.json</c>: <c>{"product":"BatteryTwin","schemaVersion":1}</c>.
/// An older directory is upgraded step by step, each step recorded before the next; a newer or unreadable one is refused.
/// </summary>
internal sealed class DataDirectorySchema(string directory, int currentVersion, IReadOnlyList<DataDirectoryUpgrade> upgrades, ILogger logger)
{
    public const string FileName = "schema.json";

    private const string Product = "BatteryTwin";

    private readonly string _file = Path.Combine(directory, FileName);

    /// <summary>Marks an empty directory with the current version, upgrades an older one, refuses every other.</summary>
    public void Ensure()
    {
        if (!File.Exists(_file))
        {
            RefuseForeignContent();
            Write(currentVersion);
            return;
        }

        int version = Read();
        if (version > currentVersion)
        {
            throw new DataDirectoryException(
                $"data directory '{directory}' has schema version {version}, this program knows up to {currentVersion}: start the newer program, or name another directory in BatteryTwin:DataDirectory");
        }

        for (; version < currentVersion; version++)
        {
            Upgrade(version);
        }
    }

    private void Upgrade(int version)
    {
        DataDirectoryUpgrade step = upgrades.FirstOrDefault(upgrade => upgrade.FromVersion == version)
            ?? throw new DataDirectoryException($"data directory '{directory}' has schema version {version}, from which this program has no upgrade; start a version of the program in between first");
        logger.LogInformation("Upgrading data directory {Directory} from schema version {Version}: {Step}", directory, version, step.Description);
        step.Apply(directory);
        Write(version + 1);
    }

    /// <summary>The version that the directory is marked with.</summary>
    public int Read()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(_file));
            JsonElement root = document.RootElement;
            if (root.GetProperty("product").GetString() == Product && root.GetProperty("schemaVersion").GetInt32() is int version and >= 1)
            {
                return version;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unreadable(e);
        }

        throw Unreadable(null);
    }

    private DataDirectoryException Unreadable(Exception? cause)
    {
        string message = $"'{_file}' does not name a schema version of {Product}: restore it from a backup, or name another directory in BatteryTwin:DataDirectory";
        return cause is null ? new DataDirectoryException(message) : new DataDirectoryException(message, cause);
    }

    private void RefuseForeignContent()
    {
        string? foreign = Directory.EnumerateFileSystemEntries(directory)
            .Select(Path.GetFileName)
            .FirstOrDefault(name => name is not (null or DataDirectory.LockFileName or FileName + ".new" or "lost+found") && !name.StartsWith('.'));
        if (foreign is not null)
        {
            throw new DataDirectoryException(
                $"'{directory}' holds '{foreign}' but no {FileName}, so it is no {Product} data directory: name an empty or new one in BatteryTwin:DataDirectory");
        }
    }

    private void Write(int version)
    {
        string fresh = _file + ".new";
        using (FileStream stream = new(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, new Dictionary<string, object> { ["product"] = Product, ["schemaVersion"] = version });
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, _file, overwrite: true);
    }
}
