using System.Globalization;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>The files of the genealogy as <see cref="GenealogyShelf"/> keeps them, for reading by another process.</summary>
internal sealed class GenealogyFiles(DataDirectory directory)
{
    private readonly string _folder = directory.FolderOf(GenealogyShelf.FolderName);

    /// <summary>What there is now.</summary>
    public GenealogyFileList List()
    {
        string? import = Directory.EnumerateDirectories(_folder, GenealogyShelf.Kept + "*").Where(path => NumberOf(path) > 0).Order(StringComparer.Ordinal).LastOrDefault();
        long number = import is null ? 0 : NumberOf(import);
        (string Path, long Import, long Number)[] log = [.. GenealogyLog.All(_folder).Where(file => file.Import == number).OrderBy(file => file.Number)];
        DateTime since = import is not null ? Directory.GetCreationTimeUtc(import) : log.Length > 0 ? File.GetCreationTimeUtc(log[0].Path) : DateTime.UnixEpoch;
        return new(
            number,
            since,
            import is null ? [] : [.. Directory.EnumerateFiles(import, "*" + GenealogyShelf.Extension).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)],
            [.. log.Select(file => new GenealogyLogFile(file.Number, new FileInfo(file.Path).Length))]);
    }

    /// <summary>A table as it was imported, plain or gzip; null when there is none of the name.</summary>
    public Stream? OpenTable(long import, string table)
    {
        string folder = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{GenealogyShelf.Kept}{import:D8}"));

        // A name of a file that is there, whatever else was sent as one.
        string? path = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + GenealogyShelf.Extension).FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == table) : null;
        return path is null ? null : File.OpenRead(path);
    }

    /// <summary>What a file of the log holds now from a byte on; null when there is no such file, or it is shorter.</summary>
    public async Task<byte[]?> ReadLogAsync(long import, long number, long from, CancellationToken cancel)
    {
        string? path = GenealogyLog.All(_folder).FirstOrDefault(file => file.Import == import && file.Number == number).Path;
        if (path is null)
        {
            return null;
        }

        await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (from < 0 || from > file.Length)
        {
            return null;
        }

        // As long as it is now: it may grow while it is read.
        byte[] records = new byte[file.Length - from];
        file.Position = from;
        await file.ReadExactlyAsync(records, cancel).ConfigureAwait(false);
        return records;
    }

    private static long NumberOf(string folder) => long.TryParse(Path.GetFileName(folder)[GenealogyShelf.Kept.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
