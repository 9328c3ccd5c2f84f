
namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>A column of few different words (station, lot, line): codes of one or two bytes a row where they suffice, and the words once.</summary>
public sealed class CategoryColumn
{
    /// <summary>Code of a row without a value.</summary>
    public const int Missing = -1;

    private IdColumn _words = new();
    private byte[]? _narrow = new byte[256];
    private ushort[]? _wide;
    private int[]? _widest;

    public int Count { get; private set; }

    /// <summary>How many different words there are; codes run from 0 to below it.</summary>
    public int WordCount => _words.Count;

    /// <summary>The code of a row's word, or <see cref="Missing"/>.</summary>
    public int this[int row] => (_narrow is not null ? _narrow[row] : _wide is not null ? _wide[row] : _widest![row]) - 1;

    public string Word(int code) => _words[code];

    /// <summary>The code of a word; -1 when no row has it.</summary>
    public int CodeOf(string word) => _words.Find(word);

    internal void Add(ReadOnlySpan<byte> word)
    {
        int code = Missing;
        if (!word.IsEmpty)
        {
            code = _words.Find(word);
            if (code < 0)
            {
                code = _words.Count;
                _words.TryAdd(word);
            }
        }

        Append(code + 1);
    }

    /// <summary>Sets the word of a row; rows before it without one have none. True when it was another.</summary>
    internal bool Set(int row, ReadOnlySpan<byte> word)
    {
        while (Count <= row)
        {
            Append(0);
        }

        int code = _words.Find(word);
        if (code < 0)
        {
            code = _words.Count;
            _words.TryAdd(word);
        }

        bool isOther = this[row] != code;
        Store(row, code + 1);
        return isOther;
    }

    /// <summary>Rows without a word up to a number of rows.</summary>
    internal void Pad(int count)
    {
        while (Count < count)
        {
            Append(0);
        }
    }

    /// <summary>A column of its own with the same rows.</summary>
    internal CategoryColumn Copy() => new() { _words = _words.Copy(), _narrow = (byte[]?)_narrow?.Clone(), _wide = (ushort[]?)_wide?.Clone(), _widest = (int[]?)_widest?.Clone(), Count = Count };

    internal ReadOnlySpan<byte> WordUtf8(int code) => _words.Utf8(code);

    internal void Trim() => Resize(Count);

    private void Append(int stored)
    {
        if (Count == (_narrow?.Length ?? _wide?.Length ?? _widest!.Length))
        {
            Resize(Math.Max(256, Count * 2));
        }

        Store(Count++, stored);
    }

    private void Store(int row, int stored)
    {
        if (stored > byte.MaxValue && _narrow is not null)
        {
            _wide = Array.ConvertAll(_narrow, code => (ushort)code);
            _narrow = null;
        }

        if (stored > ushort.MaxValue && _wide is not null)
        {
            _widest = Array.ConvertAll(_wide, code => (int)code);
            _wide = null;
        }

        if (_narrow is not null)
        {
            _narrow[row] = (byte)stored;
        }
        else if (_wide is not null)
        {
            _wide[row] = (ushort)stored;
        }
        else
        {
            _widest![row] = stored;
        }
    }

    private void Resize(int length)
    {
        if (_narrow is not null)
        {
            Array.Resize(ref _narrow, length);
        }
        else if (_wide is not null)
        {
            Array.Resize(ref _wide, length);
        }
        else
        {
            Array.Resize(ref _widest, length);
        }
    }
}
