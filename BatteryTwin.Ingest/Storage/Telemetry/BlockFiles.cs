using System.Globalization;
using BatteryTwin.Domain.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The numbered files that hold the blocks. What is read in file order is what was written in that order, so a later block
/// replaces older ones it overlaps. Changed by the sealer only, after loading.
/// </summary>
internal sealed class BlockFiles : IDisposable
{
    private const string Extension = ".blk";

    private readonly string _folder;
    private readonly long _fileBytes;
    private readonly Func<string, AppendFile> _open;
    private readonly List<BlockFile> _files = [];
    private long _bytes;

    public BlockFiles(string folder, long fileBytes, Func<string, AppendFile> open)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _fileBytes = fileBytes;
        _open = open;
        foreach (string path in Directory.EnumerateFiles(_folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            long number = long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);
            _files.Add(new BlockFile(number, open(path)));
        }

        if (_files.Count == 0)
        {
            Begin();
        }
    }

    /// <summary>The file that is appended to.</summary>
    public BlockFile Current => _files[^1];

    public IReadOnlyList<BlockFile> Files => _files;

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Puts every stored block into its series' list.</summary>
    public void Load(SeriesCatalogue catalogue, ILogger logger)
    {
        LogScanner scanner = new();
        List<BlockEntry> entries = [];
        foreach (BlockFile file in _files)
        {
            int unknown = 0;
            LogScan scan = scanner.Scan(file.File, (offset, _, payload) => unknown += LoadGroup(catalogue, file, offset, payload, entries) ? 0 : 1);
            if (scan.DamagedRecords > 0)
            {
                logger.LogError("{Count} damaged place(s) in {File}: the blocks in them cannot be read, the rest can. Restore the file from a backup", scan.DamagedRecords, file.File.Path);
            }

            if (unknown > 0)
            {
                logger.LogError("{Count} groups of blocks in {File} are damaged or belong to series that the catalogue has lost", unknown, file.File.Path);
            }

            if (scan.IsTorn)
            {
                logger.LogWarning("Cut {Bytes} bytes of unfinished blocks off {File}; the log still has their points", scan.FileLength - scan.WholeLength, file.File.Path);
                file.File.Cut(scan.WholeLength);
            }
        }

        _bytes = _files.Sum(file => file.File.Length);
    }

    public bool IsCurrentFull => Current.File.Length >= _fileBytes;

    /// <summary>The current file is long enough to begin a new one only to be rid of replaced blocks.</summary>
    public bool IsCurrentLongEnough => Current.File.Length >= _fileBytes / 64;

    /// <summary>Begins a new file.</summary>
    public void Rotate() => Begin();

    /// <exception cref="IOException">Nothing was appended.</exception>
    public void Append(ReadOnlySpan<byte> groups)
    {
        Current.File.Append(groups);
        Interlocked.Add(ref _bytes, groups.Length);
    }

    /// <summary>Deletes a file that no block list refers to any more; readers that still do keep it open.</summary>
    public void Delete(BlockFile file)
    {
        file.File.Delete();
        _files.Remove(file);
        Interlocked.Add(ref _bytes, -file.File.Length);
    }

    public void Dispose()
    {
        foreach (BlockFile file in _files)
        {
            file.File.Dispose();
        }
    }

    private static bool LoadGroup(SeriesCatalogue catalogue, BlockFile file, long offset, ReadOnlySpan<byte> payload, List<BlockEntry> entries)
    {
        if (!BlockGroup.TryRead(payload, offset, file, entries, out int id, out FieldType type, out ulong sequence))
        {
            return false;
        }

        StoredSeries? series = catalogue.Find(id);
        if (series is null || series.Type != type)
        {
            catalogue.Reserve(id);
            return false;
        }

        series.SealedSequence = Math.Max(series.SealedSequence, sequence);
        foreach (BlockEntry entry in entries)
        {
            BlockList blocks = series.Blocks;
            int start = blocks.FirstEndingFrom(entry.FirstNs);
            int end = Math.Max(start, blocks.EndBeginningUpTo(entry.LastNs));
            foreach (BlockEntry replaced in blocks.Entries[start..end])
            {
                replaced.File.DeadBytes += replaced.Length;
            }

            series.Blocks = blocks.Replace(start, end, [entry]);
        }

        return true;
    }

    private void Begin()
    {
        long number = _files.Count == 0 ? 1 : Current.Number + 1;
        _files.Add(new BlockFile(number, _open(Path.Combine(_folder, number.ToString("D10", CultureInfo.InvariantCulture) + Extension))));
    }
}
