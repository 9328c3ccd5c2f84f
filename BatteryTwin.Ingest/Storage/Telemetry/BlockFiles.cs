using System.Globalization;
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
    /// <param name="loading">Where they go.</param>
    /// <param name="everyByte">Looks at every byte instead of what files that are not written to any more say they hold, and writes nothing.</param>
    public void Load(BlockLoading loading, bool everyByte)
    {
        foreach (BlockFile file in _files)
        {
            loading.Load(file, isIndexed: file != Current && !everyByte);
        }

        _bytes = _files.Sum(file => file.File.Length);
    }

    public bool IsCurrentFull => Current.File.Length >= _fileBytes;

    /// <summary>The current file is long enough to begin a new one only to be rid of replaced blocks.</summary>
    public bool IsCurrentLongEnough => Current.File.Length >= _fileBytes / 64;

    /// <summary>Completes the current file, which is on the disk for sure, and begins a new one.</summary>
    public void Rotate(ILogger logger)
    {
        BlockFile complete = Current;
        Begin();
        BlockLoading.Index(complete, logger);
    }

    /// <summary>Begins a new file because the disk may not have taken the current one: nothing must vouch for what that holds.</summary>
    public void Abandon() => Begin();

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
        BlockIndex.Delete(file);
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
