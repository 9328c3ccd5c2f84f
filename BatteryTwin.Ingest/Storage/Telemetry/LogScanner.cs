using System.Buffers.Binary;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Reads a file of records front to back, skips damaged ones and finds where whole ones end.</summary>
internal sealed class LogScanner
{
    private const int WindowBytes = 1 << 20;

    private byte[] _window = new byte[WindowBytes];
    private long _windowStart;
    private int _windowLength;

    /// <summary>One whole record: where its payload begins in the file, its header, its payload (valid during the call).</summary>
    public delegate void Visitor(long payloadOffset, LogRecordHeader header, ReadOnlySpan<byte> payload);

    public LogScan Scan(AppendFile file, Visitor visit)
    {
        Forget();
        List<RecordDamage> damages = [];
        long position = 0;
        while (position < file.Length)
        {
            if (TryRead(file, position, file.Length, out LogRecordHeader header, out bool payloadDamaged))
            {
                position += LogRecord.HeaderBytes;
                visit(position, header, Span(file, position, (int)header.PayloadLength));
                position += header.PayloadLength;
                continue;
            }

            long next = payloadDamaged ? position + LogRecord.HeaderBytes + header.PayloadLength : NextMagic(file, position + 1);
            if (next >= file.Length && IsUnfinished(file, position, payloadDamaged ? next : null))
            {
                return new LogScan(position, file.Length, damages);
            }

            Note(damages, position, Math.Min(next, file.Length) - position, payloadDamaged ? header : null);
            position = next;
        }

        return new LogScan(file.Length, file.Length, damages);
    }

    /// <summary>Damage that follows damage without a whole record between is one place.</summary>
    private static void Note(List<RecordDamage> damages, long offset, long bytes, LogRecordHeader? header)
    {
        if (damages is [.., { } last] && last.Offset + last.Bytes == offset)
        {
            damages[^1] = new RecordDamage(last.Offset, last.Bytes + bytes, null);
            return;
        }

        damages.Add(new RecordDamage(offset, bytes, header));
    }

    /// <summary>
    /// An append that was cut off leaves the begin of a record, or zeros where the disk had made room and got no data. Anything else at the
    /// end was whole once and is kept: it may have been acknowledged.
    /// </summary>
    private bool IsUnfinished(AppendFile file, long position, long? recordEnd)
    {
        if (file.Length - position < LogRecord.HeaderBytes || recordEnd > file.Length)
        {
            return true;
        }

        while (position < file.Length)
        {
            ReadOnlySpan<byte> bytes = Span(file, position, (int)Math.Min(WindowBytes / 2, file.Length - position));
            if (bytes.IsEmpty || bytes.ContainsAnyExcept((byte)0))
            {
                return false;
            }

            position += bytes.Length;
        }

        return true;
    }

    /// <summary>
    /// Goes past the next whole record before <paramref name="end"/>; <paramref name="skipped"/> tells that damaged bytes lay before it.
    /// False when there is none; then <paramref name="position"/> stays, so that a file that grew can be read on.
    /// </summary>
    public bool TryNext(AppendFile file, ref long position, long end, out LogRecordHeader header, out bool skipped)
    {
        (header, skipped) = (default, false);
        for (long at = position; at < end;)
        {
            if (TryRead(file, at, end, out header, out bool payloadDamaged))
            {
                position = at + LogRecord.HeaderBytes + header.PayloadLength;
                return true;
            }

            skipped = true;
            at = payloadDamaged ? at + LogRecord.HeaderBytes + header.PayloadLength : NextMagic(file, at + 1);
        }

        return false;
    }

    /// <summary>The payload of the record that <see cref="TryNext"/> went past; valid until the next call.</summary>
    public ReadOnlySpan<byte> Payload(AppendFile file, long position, LogRecordHeader header) =>
        Span(file, position - header.PayloadLength, (int)header.PayloadLength);

    /// <summary>Drops what is held of the file read last; needed before another file is read.</summary>
    public void Forget() => (_windowStart, _windowLength) = (0, 0);

    /// <summary>True for a whole record; a whole header with a wrong or cut payload says so.</summary>
    private bool TryRead(AppendFile file, long position, long end, out LogRecordHeader header, out bool payloadDamaged)
    {
        payloadDamaged = false;
        if (!LogRecord.TryReadHeader(Span(file, position, LogRecord.HeaderBytes), out header))
        {
            return false;
        }

        long payload = position + LogRecord.HeaderBytes;
        payloadDamaged = payload + header.PayloadLength > end
            || Crc32C.Of(Span(file, payload, (int)header.PayloadLength)) != header.PayloadCrc;
        return !payloadDamaged;
    }

    private long NextMagic(AppendFile file, long position)
    {
        Span<byte> magic = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(magic, LogRecord.Magic);
        while (position < file.Length)
        {
            ReadOnlySpan<byte> bytes = Span(file, position, (int)Math.Min(WindowBytes / 2, file.Length - position));
            int found = bytes.IndexOf(magic);
            if (found >= 0)
            {
                return position + found;
            }

            position += Math.Max(1, bytes.Length - 3);
        }

        return file.Length;
    }

    /// <summary>Bytes of the file, fewer at its end; valid until the next call.</summary>
    private ReadOnlySpan<byte> Span(AppendFile file, long offset, int count)
    {
        if (offset < _windowStart || offset + count > _windowStart + _windowLength)
        {
            int want = Math.Max(count, WindowBytes);
            if (_window.Length < want)
            {
                _window = new byte[want];
            }

            _windowStart = offset;
            _windowLength = file.Read(_window.AsSpan(0, want), offset);
        }

        int start = (int)(offset - _windowStart);
        return _window.AsSpan(start, Math.Min(count, _windowLength - start));
    }
}
