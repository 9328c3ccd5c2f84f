namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>Gunzipped text that may not become longer than a bound, whatever the archive claims.</summary>
/// <param name="source">The text as it is unpacked.</param>
/// <param name="most">Most bytes.</param>
/// <param name="fault">Makes the exception that the reader's callers expect from a message and its cause.</param>
public sealed class BoundedTextStream(Stream source, long most, Func<string, Exception?, Exception> fault) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            int read = source.Read(buffer, offset, count);
            _read += read;
            return _read <= most ? read : throw fault($"the text is longer than {most} bytes after gunzip: send fewer rows", null);
        }
        catch (InvalidDataException problem)
        {
            throw fault("the file begins like gzip but is damaged or cut off: compress and send it again", problem);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
