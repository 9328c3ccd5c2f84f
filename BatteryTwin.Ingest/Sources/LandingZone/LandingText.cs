using System.IO.Compression;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>A file's text, unpacked where it is gzip, read piece by piece through one buffer that grows no further than a record may.</summary>
internal sealed class LandingText : IDisposable
{
    private const int Step = 256 * 1024;

    private readonly FileStream _file;
    private readonly Stream _text;
    private readonly int _mostBuffered;
    private byte[] _buffer = new byte[2 * Step];
    private int _start;
    private int _end;

    public LandingText(string path, bool gzip, int mostBuffered)
    {
        _file = new(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.SequentialScan, BufferSize = 0 });
        _text = gzip ? new GZipStream(_file, CompressionMode.Decompress) : _file;
        _mostBuffered = mostBuffered;
    }

    /// <summary>Text read and not used up yet.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The buffer reaches to the end of the text.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Bytes of the text before <see cref="Rest"/>.</summary>
    public long Offset { get; private set; }

    /// <summary>How much of the file itself has been read, 0 to 1.</summary>
    public double Share => _file.Length == 0 ? 1 : Math.Min(1, (double)_file.Position / _file.Length);

    /// <summary>Reads on until the buffer holds as much as a sample needs, or the end.</summary>
    public void FillSample()
    {
        while (!IsAtEnd && _end - _start < Step)
        {
            Fill();
        }
    }

    /// <exception cref="InvalidDataException">The file is no gzip, damaged, or cut short.</exception>
    public void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end + Step > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length, Math.Min(_buffer.Length * 2, _mostBuffered + (2 * Step))));
        }

        int read = _text.Read(_buffer.AsSpan(_end, Math.Min(Step, _buffer.Length - _end)));
        IsAtEnd = read == 0;
        _end += read;
    }

    public void Use(int bytes)
    {
        _start += bytes;
        Offset += bytes;
    }

    /// <summary>Moves to a place further on.</summary>
    public void SkipTo(long offset)
    {
        while (Offset < offset)
        {
            if (_start == _end)
            {
                if (IsAtEnd)
                {
                    throw new InvalidDataException("the file is shorter than when its taking began");
                }

                Fill();
            }

            Use((int)Math.Min(offset - Offset, _end - _start));
        }
    }

    public void Dispose()
    {
        _text.Dispose();
        _file.Dispose();
    }
}
