using Microsoft.Win32.SafeHandles;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// A file that only grows at its end. An append that fails half-way is cut off again, so the file never keeps part of one.
/// One writer; any number of readers.
/// </summary>
internal class AppendFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private bool _cutPending;
    private int _users = 1;

    public AppendFile(string path)
        : this(path, FileMode.OpenOrCreate, FileAccess.ReadWrite)
    {
    }

    protected AppendFile(string path, FileMode mode, FileAccess access)
    {
        Path = path;
        _handle = File.OpenHandle(path, mode, access, FileShare.Read | FileShare.Delete);
        Length = RandomAccess.GetLength(_handle);
    }

    public string Path { get; }

    /// <summary>Bytes of whole appends.</summary>
    public long Length { get; private set; }

    /// <exception cref="IOException">Nothing was appended.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        CutIfPending();
        try
        {
            _cutPending = true;
            Write(_handle, bytes, Length);
            _cutPending = false;
            Length += bytes.Length;
        }
        catch (IOException)
        {
            TryCut();
            throw;
        }
    }

    /// <summary>Fills the span from an offset; returns how many bytes there were.</summary>
    public int Read(Span<byte> target, long offset)
    {
        int total = 0;
        while (total < target.Length)
        {
            int read = RandomAccess.Read(_handle, target[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    /// <summary>Shortens the file, for a torn end found at opening.</summary>
    public virtual void Cut(long length)
    {
        RandomAccess.SetLength(_handle, length);
        Length = length;
    }

    /// <summary>Forces everything appended to the disk.</summary>
    public virtual void Sync() => RandomAccess.FlushToDisk(_handle);

    /// <summary>Removes the file's name; those who read it still can.</summary>
    public virtual void Delete() => File.Delete(Path);

    /// <summary>Keeps the file readable until one more <see cref="Dispose()"/>, also when it is deleted and its owner lets go of it.</summary>
    public AppendFile Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }
    }

    protected virtual void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(handle, bytes, offset);

    protected virtual void Dispose(bool disposing) => _handle.Dispose();

    private void CutIfPending()
    {
        if (_cutPending)
        {
            Cut(Length);
            _cutPending = false;
        }
    }

    private void TryCut()
    {
        try
        {
            CutIfPending();
        }
        catch (IOException)
        {
            // Tried again before the next append; until then the checksum marks the part as torn.
        }
    }
}
