using System.Globalization;
using BatteryTwin.Domain.Telemetry.Compression;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The log that every batch is written to before it is acknowledged: numbered files of records with ascending sequence
/// numbers. A file goes once no chunk that is not in safe blocks has points in it or in an older one, so what is left is
/// always the end of the history. Everything but <see cref="Sync"/> is guarded by the store's lock.
/// </summary>
internal sealed class WriteAheadLog : IDisposable
{
    private const string Extension = ".wal";

    private readonly string _folder;
    private readonly Func<string, AppendFile> _open;
    private readonly long _fileBytes;
    private readonly Lock _filesLock = new();
    private readonly Lock _syncLock = new();
    private readonly List<LogFile> _files = [];

    public WriteAheadLog(string folder, long fileBytes, Func<string, AppendFile> open)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _fileBytes = fileBytes;
        _open = open;
        foreach (string path in Directory.EnumerateFiles(_folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                _files.Add(new LogFile(number, open(path)));
            }
        }

        if (_files.Count == 0)
        {
            Begin(1);
        }
    }

    /// <summary>Number of the file that the next record goes to.</summary>
    public long CurrentNumber => _files[^1].Number;

    public long OldestNumber => _files[0].Number;

    public long Bytes { get; private set; }

    /// <summary>Called before files go, with the number of the oldest that stays.</summary>
    public Action<long>? BeforeDelete { get; set; }

    /// <summary>Visits every record from the oldest on; cuts torn ends off.</summary>
    public void Replay(Action<long, LogRecordHeader, ReadOnlyMemory<byte>> visit, DamageReport damage, ILogger logger)
    {
        LogScanner scanner = new();
        ByteWriter copy = new();
        LogGaps gaps = new(damage);
        foreach (LogFile file in _files.ToArray())
        {
            LogScan scan = scanner.Scan(file.File, (offset, header, payload) =>
            {
                gaps.Note(file.File, offset - LogRecord.HeaderBytes, header.Sequence);
                copy.Clear();
                copy.Bytes(payload);
                visit(file.Number, header, copy.WrittenMemory);
            });
            gaps.Explain(file.File, scan.Damages);

            if (scan.IsTorn)
            {
                logger.LogWarning("Cut {Bytes} bytes of an unfinished, never acknowledged record off {File}", scan.FileLength - scan.WholeLength, file.File.Path);
                file.File.Cut(scan.WholeLength);
            }
        }

        gaps.Finish();
        Bytes = _files.Sum(file => file.File.Length);
    }

    /// <summary>Appends a finished record; it is in the operating system's hands when this returns.</summary>
    /// <exception cref="IOException">Nothing was appended.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        if (_files[^1].File.Length >= _fileBytes)
        {
            Rotate();
        }

        _files[^1].File.Append(record);
        Bytes += record.Length;
    }

    /// <summary>Begins a new file, so that the one before can go.</summary>
    public void Rotate()
    {
        if (_files[^1].File.Length > 0)
        {
            Begin(CurrentNumber + 1);
        }
    }

    /// <summary>A chunk's first point is in this file.</summary>
    public void Retain(long number) => Find(number).Chunks++;

    /// <summary>A chunk with its first point in this file is safe elsewhere.</summary>
    public void Release(long number) => Find(number).Chunks--;

    /// <summary>Takes the files off that nothing needs any more; the caller deletes them outside the store's lock.</summary>
    public List<LogFile> TakeUnneeded()
    {
        List<LogFile> unneeded = [];
        lock (_filesLock)
        {
            while (_files.Count > 1 && _files[0].Chunks == 0)
            {
                unneeded.Add(_files[0]);
                Bytes -= _files[0].File.Length;
                _files.RemoveAt(0);
            }
        }

        return unneeded;
    }

    /// <summary>The files with what is in them now, readable until disposed of.</summary>
    public IEnumerable<CutFile> Cut() => _files.Select(file => CutFile.Of(file.File));

    /// <summary>Deletes files that <see cref="TakeUnneeded"/> gave.</summary>
    public void Delete(List<LogFile> files)
    {
        if (files.Count > 0)
        {
            BeforeDelete?.Invoke(files[^1].Number + 1);
        }

        lock (_syncLock)
        {
            foreach (LogFile file in files)
            {
                file.File.Delete();
                file.File.Dispose();
            }
        }
    }

    /// <summary>The oldest file from a number on; null when there is none.</summary>
    public LogFile? FirstFrom(long number) => _files.Find(file => file.Number >= number);

    /// <summary>Forces everything appended before the call to the disk. May run beside appends.</summary>
    public void Sync()
    {
        lock (_syncLock)
        {
            LogFile[] files;
            lock (_filesLock)
            {
                files = [.. _files];
            }

            foreach (LogFile file in files)
            {
                long length = file.File.Length;
                if (file.SyncedBytes < length)
                {
                    file.File.Sync();
                    file.SyncedBytes = length;
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_syncLock)
        {
            foreach (LogFile file in _files)
            {
                file.File.Dispose();
            }
        }
    }

    /// <summary>Whether there is a file with a number.</summary>
    public bool Has(long number) => _files.Exists(file => file.Number == number);

    /// <summary>Full path of the file with a number.</summary>
    public string PathOf(long number) => Path.Combine(_folder, number.ToString("D10", CultureInfo.InvariantCulture) + Extension);

    private LogFile Find(long number) => _files.FindLast(file => file.Number == number)!;

    private void Begin(long number)
    {
        LogFile file = new(number, _open(PathOf(number)));
        lock (_filesLock)
        {
            _files.Add(file);
        }
    }
}
