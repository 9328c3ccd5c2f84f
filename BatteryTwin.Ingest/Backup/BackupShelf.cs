using System.Globalization;
using System.Text.RegularExpressions;

namespace BatteryTwin.Ingest.Backup;

/// <summary>
/// The folder of finished backups: <c>batterytwin-&lt;time&gt;.tar[.gz]</c>, each with a <c>.sha256</c> beside it as <c>sha256sum -c</c> reads it.
/// A backup under way is a <c>.part</c>, which nobody takes for one; what a killed process left of it is removed at the next start.
/// </summary>
internal sealed partial class BackupShelf
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";
    private const string Part = ".part";
    private const string Checksum = ".sha256";

    public BackupShelf(string folder) => Folder = folder;

    /// <summary>Full path.</summary>
    public string Folder { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<BackupFile> All() => !Directory.Exists(Folder) ? [] :
        [.. new DirectoryInfo(Folder).EnumerateFiles().Select(Describe).OfType<BackupFile>().OrderByDescending(backup => backup.CreatedAt)];

    public BackupFile? Find(string id) => All().FirstOrDefault(backup => backup.Id == id);

    public string PathOf(BackupFile backup) => Path.Combine(Folder, backup.File);

    /// <summary>Begins a backup in a file that is not seen as one yet, held by this process alone.</summary>
    public FileStream Begin(DateTimeOffset createdAt, bool gzip)
    {
        Directory.CreateDirectory(Folder);
        string name = $"batterytwin-{createdAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}.tar{(gzip ? ".gz" : string.Empty)}";
        return new FileStream(Path.Combine(Folder, name + Part), FileMode.CreateNew, FileAccess.Write, FileShare.None, 256 * 1_024);
    }

    /// <summary>Makes what was begun a backup, forced to the disk; the stream is closed.</summary>
    public static BackupFile Publish(FileStream written, string sha256)
    {
        string part = written.Name;
        string path = part[..^Part.Length];
        written.Flush(flushToDisk: true);
        written.Dispose();
        File.WriteAllText(path + Checksum, $"{sha256}  {Path.GetFileName(path)}\n");
        File.Move(part, path);
        return Describe(new FileInfo(path))!;
    }

    /// <summary>Removes what was begun.</summary>
    public static void Discard(FileStream written)
    {
        written.Dispose();
        File.Delete(written.Name);
    }

    public void Delete(BackupFile backup)
    {
        File.Delete(PathOf(backup));
        File.Delete(PathOf(backup) + Checksum);
    }

    /// <summary>Deletes the oldest backups beyond a number; returns those.</summary>
    public IReadOnlyList<BackupFile> Trim(int keep)
    {
        BackupFile[] old = [.. All().Skip(keep)];
        Array.ForEach(old, Delete);
        return old;
    }

    /// <summary>Removes what killed processes left; returns the names. A backup that another process is writing stays.</summary>
    public IReadOnlyList<string> RemoveRemains()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        string[] remains =
        [
            .. Directory.EnumerateFiles(Folder, "batterytwin-*" + Part).Where(IsAbandoned),
            .. Directory.EnumerateFiles(Folder, "batterytwin-*" + Checksum).Where(note => !File.Exists(note[..^Checksum.Length]) && !File.Exists(note[..^Checksum.Length] + Part)),
        ];
        Array.ForEach(remains, File.Delete);
        return [.. remains.Select(path => Path.GetFileName(path)!)];
    }

    private static bool IsAbandoned(string part)
    {
        try
        {
            using FileStream free = new(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static BackupFile? Describe(FileInfo file) =>
        ArchiveName().Match(file.Name) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups["id"].ValueSpan, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset createdAt)
            ? new BackupFile(match.Groups["id"].Value, file.Name, createdAt, file.Length, ReadChecksum(file.FullName + Checksum))
            : null;

    private static string? ReadChecksum(string note)
    {
        try
        {
            string text = File.ReadAllText(note);
            return text.Length >= 64 && Hex64().IsMatch(text[..64]) ? text[..64] : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^batterytwin-(?<id>\d{8}T\d{9}Z)\.tar(\.gz)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ArchiveName();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hex64();
}
