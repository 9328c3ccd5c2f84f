namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>
/// Reads records of separated text with constant memory. A separator of a blank means any run of blanks; otherwise cells may be quoted
/// as in RFC 4180, and quoted ones may hold separators, quotes and line breaks. Empty lines are passed over.
/// </summary>
/// <param name="source">The text.</param>
/// <param name="separator">What stands between cells.</param>
/// <param name="linesBefore">Lines of the file that were read before.</param>
public sealed class DelimitedReader(TextReader source, char separator, int linesBefore = 0)
{
    /// <summary>Longest record; a file without line breaks is no table.</summary>
    public const int MaxRecordChars = 1 << 20;

    private readonly char[] _buffer = new char[1 << 15];
    private readonly List<int> _ends = [];
    private char[] _cells = new char[1024];
    private int _length;
    private int _at;
    private int _filled;
    private int _lines = linesBefore;

    /// <summary>Line on which the present record begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Cells of the present record.</summary>
    public int Count => _ends.Count;

    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            int start = cell == 0 ? 0 : _ends[cell - 1];
            return _cells.AsSpan(start, _ends[cell] - start).Trim();
        }
    }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="HistoryException">The text is no table.</exception>
    public bool Read()
    {
        while (ReadLine())
        {
            if (Count > 1 || (Count == 1 && !this[0].IsEmpty))
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadLine()
    {
        _ends.Clear();
        _length = 0;
        Line = _lines + 1;
        bool any = false;
        bool quoted = false;
        while (Next() is int c and >= 0)
        {
            any = true;
            if (c == '\n')
            {
                _lines++;
            }

            if (quoted)
            {
                if (c != '"')
                {
                    Append((char)c);
                }
                else if (Peek() == '"')
                {
                    _at++;
                    Append('"');
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '\n')
            {
                break;
            }
            else if (separator == ' ')
            {
                Blank((char)c);
            }
            else if (c == separator)
            {
                RefuseEndlessCells();
                _ends.Add(_length);
            }
            else if (c == '"' && IsCellEmpty())
            {
                quoted = true;
            }
            else
            {
                Append((char)c);
            }
        }

        if (quoted)
        {
            throw new HistoryException($"line {Line}: a quote is opened and never closed: close it, or write a quote that belongs to the text twice");
        }

        if (separator != ' ' || HasOpenCell())
        {
            _ends.Add(_length);
        }

        return any;
    }

    private void Blank(char c)
    {
        if (!char.IsWhiteSpace(c))
        {
            Append(c);
        }
        else if (HasOpenCell())
        {
            _ends.Add(_length);
        }
    }

    private bool HasOpenCell() => _length > (_ends.Count == 0 ? 0 : _ends[^1]);

    private bool IsCellEmpty() => _cells.AsSpan(_ends.Count == 0 ? 0 : _ends[^1], _length - (_ends.Count == 0 ? 0 : _ends[^1])).IsWhiteSpace();

    private void Append(char c)
    {
        if (c == '\0')
        {
            throw new HistoryException($"line {_lines + 1} holds binary data: send a text file, plain or gzip");
        }

        if (_length == _cells.Length)
        {
            if (_length >= MaxRecordChars)
            {
                throw new HistoryException($"line {Line} is longer than {MaxRecordChars} characters: is this a table with one row a line, and are its quotes closed?");
            }

            Array.Resize(ref _cells, _length * 2);
        }

        _cells[_length++] = c;
    }

    private int Next() => Peek() < 0 ? -1 : _buffer[_at++];

    private int Peek()
    {
        if (_at == _filled)
        {
            _filled = source.Read(_buffer, 0, _buffer.Length);
            _at = 0;
        }

        return _filled <= 0 ? -1 : _buffer[_at];
    }

    private void RefuseEndlessCells()
    {
        if (_ends.Count >= MaxRecordChars)
        {
            throw new HistoryException($"line {Line} has more than {MaxRecordChars} cells: is this a table with one row a line?");
        }
    }
}
