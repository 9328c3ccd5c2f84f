namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// Splits rows of a table into cells, after RFC 4180: a cell in quotes may hold separators, line breaks and doubled quotes. A quote inside an unquoted cell is
/// a letter like others; spaces around cells do not count. Cells are ranges of the row's text. Not thread-safe.
/// </summary>
internal sealed class CsvCells(byte separator)
{
    private const string TextAfterQuote = "has text behind a closing quote";

    private (int Start, int Length, bool IsDoubled)[] _cells = new (int, int, bool)[64];
    private byte[] _plain = [];

    public int Count { get; private set; }

    /// <summary>What is wrong with the row, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Length of the next row with its line break; 0 when the text ends before the row does. At the end of the text a row ends too.</summary>
    public int Split(ReadOnlySpan<byte> text, bool isLast)
    {
        Count = 0;
        Fault = null;
        int newline = text.IndexOf((byte)'\n');
        if (newline < 0 && !isLast)
        {
            return 0;
        }

        ReadOnlySpan<byte> line = newline < 0 ? text : text[..newline];
        if (line.Contains((byte)'"'))
        {
            return SplitQuoted(text, isLast);
        }

        if (line.Length > 0 && line[^1] == '\r')
        {
            line = line[..^1];
        }

        SplitPlain(line);
        return newline < 0 ? text.Length : newline + 1;
    }

    /// <summary>A cell's content; valid until the next call.</summary>
    public ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> row, int index)
    {
        (int start, int length, bool isDoubled) = _cells[index];
        ReadOnlySpan<byte> cell = row.Slice(start, length);
        return isDoubled ? WithoutDoubling(cell) : cell;
    }

    private void SplitPlain(ReadOnlySpan<byte> line)
    {
        int start = 0;
        while (true)
        {
            int length = line[start..].IndexOf(separator);
            int end = length < 0 ? line.Length : start + length;
            AddTrimmed(line, start, end);
            if (length < 0)
            {
                return;
            }

            start = end + 1;
        }
    }

    private int SplitQuoted(ReadOnlySpan<byte> text, bool isLast)
    {
        int at = 0;
        while (true)
        {
            int start = at;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            if (at < text.Length && text[at] == '"')
            {
                if (!ReadQuoted(text, ref at, isLast))
                {
                    return Fault is null ? 0 : LineEnd(text, at, isLast);
                }
            }
            else
            {
                int length = text[start..].IndexOfAny(separator, (byte)'\n');
                if (length < 0 && !isLast)
                {
                    return 0;
                }

                at = length < 0 ? text.Length : start + length;
                int end = at > start && text[at - 1] == '\r' && (length < 0 || text[at] == '\n') ? at - 1 : at;
                AddTrimmed(text, start, end);
            }

            if (at == text.Length)
            {
                return at;
            }

            if (text[at++] == '\n')
            {
                return at;
            }
        }
    }

    /// <summary>Reads a quoted cell and moves to the separator or line break behind it. False when the text ends before that, or with a fault.</summary>
    private bool ReadQuoted(ReadOnlySpan<byte> text, ref int at, bool isLast)
    {
        int start = at + 1;
        int close = start;
        bool isDoubled = false;
        while (true)
        {
            int quote = text[close..].IndexOf((byte)'"');
            if (quote < 0)
            {
                at = 0;
                Fault = isLast ? "has a quote that is not closed" : null;
                return false;
            }

            close += quote;
            if (close + 1 == text.Length || text[close + 1] != '"')
            {
                break;
            }

            isDoubled = true;
            close += 2;
        }

        at = close + 1;
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\r')
        {
            at++;
        }

        if (at == text.Length && !isLast)
        {
            return false;
        }

        if (at < text.Length && text[at] != separator && text[at] != '\n')
        {
            Fault = TextAfterQuote;
            return false;
        }

        Add(start, close - start, isDoubled);
        return true;
    }

    /// <summary>After a fault the next row begins behind the next line break.</summary>
    private static int LineEnd(ReadOnlySpan<byte> text, int at, bool isLast)
    {
        int newline = text[at..].IndexOf((byte)'\n');
        return newline >= 0 ? at + newline + 1 : isLast ? text.Length : 0;
    }

    private void AddTrimmed(ReadOnlySpan<byte> text, int start, int end)
    {
        while (start < end && text[start] == ' ')
        {
            start++;
        }

        while (start < end && text[end - 1] == ' ')
        {
            end--;
        }

        Add(start, end - start, isDoubled: false);
    }

    private void Add(int start, int length, bool isDoubled)
    {
        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, Count * 2);
        }

        _cells[Count++] = (start, length, isDoubled);
    }

    private ReadOnlySpan<byte> WithoutDoubling(ReadOnlySpan<byte> cell)
    {
        if (_plain.Length < cell.Length)
        {
            _plain = new byte[cell.Length * 2];
        }

        int length = 0;
        for (int i = 0; i < cell.Length; i++)
        {
            _plain[length++] = cell[i];
            i += cell[i] == '"' ? 1 : 0;
        }

        return _plain.AsSpan(0, length);
    }
}
