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
    private readonly Lock _filesLock = new();
    private long _bytes;

    public BlockFiles(string folder, long fileBytes, Func<string, AppendFile> open)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _fileBytes = fileBytes;
        _open = open;
        foreach (string path in Directory.EnumerateFiles(_folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                _files.Add(new BlockFile(number, open(path)));
            }
        }

        if (_files.Count == 0)
        {
            Begin();
        }
    }

    /// <summary>The file that is appended to.</summary>
    public BlockFile Current => _files[^1];

    public IReadOnlyList<BlockFile> Files => _files;

    public string Folder => _folder;

    /// <summary>Called before a file goes that is no longer among <see cref="Files"/>.</summary>
    public Action? BeforeDelete { get; set; }

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Puts every stored block into its owner's list.</summary>
    /// <param name="catalogue">The series.</param>
    /// <param name="ownerOf">What of a series the blocks belong to.</param>
    /// <param name="loaded">Hears of every group in the order written: owner, blocks, sealed sequence.</param>
    /// <param name="damage">Takes what cannot be read.</param>
    /// <param name="logger">Takes what is not damage.</param>
    public void Load(SeriesCatalogue catalogue, Func<StoredSeries, IBlockOwner> ownerOf, Action<StoredSeries, IReadOnlyList<BlockEntry>, ulong>? loaded, DamageReport damage, ILogger logger)
    {
        LogScanner scanner = new();
        List<BlockEntry> entries = [];
        foreach (BlockFile file in _files)
        {
            LogScan scan = scanner.Scan(file.File, (offset, _, payload) =>
            {
                if (!BlockGroup.TryRead(payload, offset, file, entries, out int id, out FieldType type, out ulong sequence) || FindSeries(catalogue, id, type) is not StoredSeries series)
                {
                    damage.Add(new StorageDamage(
                        file.File.Path, "blocks belong to a series whose name is lost", offset, payload.Length, entries.Sum(entry => (long)entry.Count), null,
                        entries.Count == 0 ? null : entries.Min(entry => entry.FirstNs), entries.Count == 0 ? null : entries.Max(entry => entry.LastNs)));
                    return;
                }

                TakeGroup(ownerOf(series), entries, sequence);
                loaded?.Invoke(series, entries, sequence);
            });
            foreach (RecordDamage place in scan.Damages)
            {
                damage.Add(DamagedGroup.Describe(file, place, catalogue));
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

    /// <summary>
    /// The files with what is in them now, readable until disposed of. Safe beside the sealer: blocks are written to another file before the one
    /// they were in is taken off, so a block that is missing in one is in the other.
    /// </summary>
    public IReadOnlyList<CutFile> Cut()
    {
        lock (_filesLock)
        {
            return [.. _files.Select(file => CutFile.Of(file.File))];
        }
    }

    /// <summary>Deletes a file that no block list refers to any more; readers that still do keep it open.</summary>
    public void Delete(BlockFile file)
    {
        lock (_filesLock)
        {
            _files.Remove(file);
        }

        BeforeDelete?.Invoke();
        file.File.Delete();
        Interlocked.Add(ref _bytes, -file.File.Length);
    }

    public void Dispose()
    {
        foreach (BlockFile file in _files)
        {
            file.File.Dispose();
        }
    }

    private static StoredSeries? FindSeries(SeriesCatalogue catalogue, int id, FieldType type)
    {
        StoredSeries? series = catalogue.Find(id);
        if (series?.Type == type)
        {
            return series;
        }

        catalogue.Reserve(id);
        return null;
    }

    private static void TakeGroup(IBlockOwner owner, List<BlockEntry> entries, ulong sequence)
    {
        owner.SealedSequence = Math.Max(owner.SealedSequence, sequence);
        foreach (BlockEntry entry in entries)
        {
            BlockList blocks = owner.Blocks;
            int start = blocks.FirstEndingFrom(entry.FirstNs);
            int end = Math.Max(start, blocks.EndBeginningUpTo(entry.LastNs));
            foreach (BlockEntry replaced in blocks.Entries[start..end])
            {
                replaced.File.DeadBytes += replaced.Length;
            }

            owner.Blocks = blocks.Replace(start, end, [entry]);
        }
    }

    /// <summary>A file by number; null when there is none.</summary>
    public BlockFile? Find(long number) => _files.Find(file => file.Number == number);

    /// <summary>Full path of the file with a number.</summary>
    public string PathOf(long number) => Path.Combine(_folder, number.ToString("D10", CultureInfo.InvariantCulture) + Extension);

    private void Begin()
    {
        long number = _files.Count == 0 ? 1 : Current.Number + 1;
        BlockFile file = new(number, _open(PathOf(number)));
        lock (_filesLock)
        {
            _files.Add(file);
        }
    }
}
