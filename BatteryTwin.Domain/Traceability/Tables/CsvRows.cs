namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>
/// Reads comma-separated UTF-8 text row by row (RFC 4180: quotes, doubled quotes, line breaks in quotes, CRLF or LF, optional byte order mark) without making strings.
/// Empty lines are passed over. Fields of the present row are valid until the next one is read.
/// </summary>
internal sealed class CsvRows(string table, Stream text)
{
    private const int FirstBuffer = 1 << 16;
    private const int MostBytesInRow = 1 << 24;

    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private bool _atEnd;
    private bool _begun;
    private int[] _bounds = new int[128];
    private bool[] _quoted = new bool[64];
    private byte[] _unquoted = new byte[256];

    /// <summary>Rows read so far; the header is row 0.</summary>
    public long Row { get; private set; } = -1;

    public int Count { get; private set; }

    /// <summary>Moves on to the next row; false at the end.</summary>
    /// <exception cref="TableException">A quote is not closed, or a row is too long.</exception>
    public bool Read()
    {
        do
        {
            if (!ReadLine())
            {
                return false;
            }
        }
        while (Count == 1 && Field(0).IsEmpty);

        Row++;
        return true;
    }

    /// <summary>The bytes of a field, quotes removed. The answer for a quoted field is valid until the next call.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        ReadOnlySpan<byte> raw = _buffer.AsSpan(_bounds[2 * index], _bounds[(2 * index) + 1] - _bounds[2 * index]);
        return _quoted[index] ? Unquoted(raw) : raw;
    }

    public string Text(int index) => System.Text.Encoding.UTF8.GetString(Field(index)).Trim();

    private ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> raw)
    {
        if (_unquoted.Length < raw.Length)
        {
            _unquoted = new byte[raw.Length * 2];
        }

        int length = 0;
        bool inside = false;
        for (int at = 0; at < raw.Length; at++)
        {
            if (raw[at] != (byte)'"')
            {
                _unquoted[length++] = raw[at];
            }
            else if (inside && at + 1 < raw.Length && raw[at + 1] == (byte)'"')
            {
                _unquoted[length++] = (byte)'"';
                at++;
            }
            else
            {
                inside = !inside;
            }
        }

        return _unquoted.AsSpan(0, length);
    }

    private bool ReadLine()
    {
        int scanned = _start;
        bool inside = false;
        int field = _start;
        bool quoted = false;
        Count = 0;
        for (; ; )
        {
            if (scanned == _end)
            {
                int moved = Fill(ref scanned, ref field);
                if (moved == 0)
                {
                    return EndOfText(field, quoted, inside);
                }

                continue;
            }

            byte next = _buffer[scanned++];
            if (next == (byte)'"')
            {
                inside = !inside;
                quoted = true;
            }
            else if (!inside && next == (byte)',')
            {
                Add(field, scanned - 1, quoted);
                field = scanned;
                quoted = false;
            }
            else if (!inside && next == (byte)'\n')
            {
                int end = scanned - 1 > field && _buffer[scanned - 2] == (byte)'\r' ? scanned - 2 : scanned - 1;
                Add(field, end, quoted);
                _start = scanned;
                return true;
            }
        }
    }

    private bool EndOfText(int field, bool quoted, bool inside)
    {
        if (inside)
        {
            throw new TableException(table, null, Row + 1, "a quote is opened and never closed");
        }

        if (field == _end && Count == 0)
        {
            return false;
        }

        int end = _end > field && _buffer[_end - 1] == (byte)'\r' ? _end - 1 : _end;
        Add(field, end, quoted);
        _start = _end;
        return true;
    }

    /// <summary>Gets more text, keeping what belongs to the row that is being read; returns how many bytes came.</summary>
    private int Fill(ref int scanned, ref int field)
    {
        if (_atEnd)
        {
            return 0;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            for (int bound = 0; bound < 2 * Count; bound++)
            {
                _bounds[bound] -= _start;
            }

            scanned -= _start;
            field -= _start;
            _end -= _start;
            _start = 0;
        }
        else if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MostBytesInRow)
            {
                throw new TableException(table, null, Row + 1, "the row is longer than 16 MB; is a quote missing?");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int came = text.ReadAtLeast(_buffer.AsSpan(_end), 1, throwOnEndOfStream: false);
        _atEnd = came == 0;
        _end += came;
        if (!_begun && came > 0)
        {
            _begun = true;
            SkipByteOrderMark(ref scanned, ref field);
        }

        return came;
    }

    private void SkipByteOrderMark(ref int scanned, ref int field)
    {
        while (_end < 3 && !_atEnd)
        {
            int came = text.Read(_buffer.AsSpan(_end));
            _atEnd = came == 0;
            _end += came;
        }

        if (_end >= 3 && _buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8))
        {
            _start = scanned = field = 3;
        }
    }

    private void Add(int start, int end, bool quoted)
    {
        if (Count == _quoted.Length)
        {
            Array.Resize(ref _quoted, Count * 2);
            Array.Resize(ref _bounds, Count * 4);
        }

        _bounds[2 * Count] = start;
        _bounds[(2 * Count) + 1] = end;
        _quoted[Count++] = quoted;
    }
}
