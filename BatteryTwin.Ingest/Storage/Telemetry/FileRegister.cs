using System.Text.Json;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// <c>files.json</c>: which files must be there and how long they are at least, so that a file that is gone or cut off is noticed although nothing
/// else names it. Written before the log lets go of points that are only in those files; what came later is still in the log. Used by one
/// thread at a time.
/// </summary>
internal sealed class FileRegister(string path, BlockFiles blocks, IReadOnlyList<RollupLevelFiles> rollups, WriteAheadLog log, Retention retention, DamageReport damage, ILogger logger)
{
    public const string FileName = "files.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly List<(BlockFiles Files, RegisteredFile File)> _lost = [];
    private readonly HashSet<BlockFiles> _incomplete = [];
    private RegisteredFiles _before = new([], 0);

    /// <summary>Reports what is listed and not there.</summary>
    public void Check()
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            _before = JsonSerializer.Deserialize<RegisteredFiles>(File.ReadAllBytes(path), s_json) ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            damage.Add(new StorageDamage(path, "the list of files is damaged, so files that are missing would not be noticed; it is made anew", 0, new FileInfo(path).Length, Points: 0));
            return;
        }

        retention.NoteDropped(_before.DroppedBeforeNs ?? long.MinValue);
        CheckBlocks(blocks, _before.Blocks);
        foreach (RollupLevelFiles rollup in rollups)
        {
            CheckBlocks(rollup.Files, _before.Rollups?.GetValueOrDefault(rollup.Level.Name) ?? []);
        }

        for (long number = _before.OldestLog; number < Math.Max(log.OldestNumber, _before.OldestLog + 1); number++)
        {
            if (_before.OldestLog > 0 && !log.Has(number))
            {
                damage.Add(new StorageDamage(log.PathOf(number), "the file is missing", 0, 0));
            }
        }
    }

    /// <summary>Writes the list anew; a disk that does not take it is only noted, for it may be full and deleting files its remedy.</summary>
    /// <param name="oldestLog">Number of the oldest log file that stays; null: as before.</param>
    public void Save(long? oldestLog)
    {
        RegisteredFiles now = new(
            Listed(blocks),
            oldestLog ?? _before.OldestLog,
            rollups.ToDictionary(rollup => rollup.Level.Name, rollup => Listed(rollup.Files)),
            retention.DroppedBeforeNs);
        string fresh = path + ".new";
        try
        {
            using (FileStream stream = new(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                JsonSerializer.Serialize(stream, now, s_json);
                stream.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
            _before = now;
        }
        catch (IOException problem)
        {
            logger.LogWarning("The list of telemetry files could not be written and is tried again: {Problem}", problem.Message);
        }
    }

    /// <summary>Whether files of a kind were found missing or cut off.</summary>
    public bool IsIncomplete(BlockFiles files) => _incomplete.Contains(files);

    private void CheckBlocks(BlockFiles files, IReadOnlyList<RegisteredFile> listedFiles)
    {
        foreach (RegisteredFile listed in listedFiles)
        {
            if (files.Find(listed.Number) is not { } file)
            {
                // Stays on the list, so that it is not forgotten before somebody has restored it.
                _lost.Add((files, listed));
                _incomplete.Add(files);
                damage.Add(new StorageDamage(files.PathOf(listed.Number), "the file is missing", 0, listed.Bytes));
            }
            else if (file.File.Length < listed.Bytes)
            {
                _incomplete.Add(files);
                damage.Add(new StorageDamage(file.File.Path, "the file is cut off", file.File.Length, listed.Bytes - file.File.Length));
            }
        }
    }

    private IReadOnlyList<RegisteredFile> Listed(BlockFiles files) =>
        [.. _lost.Where(lost => lost.Files == files).Select(lost => lost.File), .. files.Files.Select(file => new RegisteredFile(file.Number, file.File.Length))];
}
