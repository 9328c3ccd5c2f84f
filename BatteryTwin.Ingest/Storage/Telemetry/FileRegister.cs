using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// <c>files.json</c>: which files must be there and how long they are at least, so that a file that is gone or cut off is noticed although nothing
/// else names it. Written before the log lets go of points that are only in those files; what came later is still in the log. Used by one
/// thread at a time.
/// </summary>
internal sealed class FileRegister(string path, BlockFiles blocks, WriteAheadLog log, DamageReport damage, ILogger logger)
{
    public const string FileName = "files.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly List<RegisteredFile> _lost = [];
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

        foreach (RegisteredFile listed in _before.Blocks)
        {
            if (blocks.Find(listed.Number) is not { } file)
            {
                // Stays on the list, so that it is not forgotten before somebody has restored it.
                _lost.Add(listed);
                damage.Add(new StorageDamage(blocks.PathOf(listed.Number), "the file is missing", 0, listed.Bytes));
            }
            else if (file.File.Length < listed.Bytes)
            {
                damage.Add(new StorageDamage(file.File.Path, "the file is cut off", file.File.Length, listed.Bytes - file.File.Length));
            }
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
            [
                .. _lost,
                .. blocks.Files.Select(file => new RegisteredFile(file.Number, file.File.Length)),
            ],
            oldestLog ?? _before.OldestLog);
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
}
