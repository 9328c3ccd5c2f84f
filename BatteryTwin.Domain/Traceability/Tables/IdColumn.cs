using System.Text;

namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>Unique identifiers of the rows of a table: UTF-8 in one buffer with an index over it, some 20 bytes a row beside the text itself.</summary>
public sealed class IdColumn
{
    private const int FirstSlots = 1 << 10;

    private byte[] _text = new byte[1 << 12];
    private int[] _ends = new int[256];
    private int[] _slots = NewSlots(FirstSlots);

    public int Count { get; private set; }

    public string this[int row] => Encoding.UTF8.GetString(Utf8(row));

    /// <summary>The row of an identifier; -1 when there is none.</summary>
    public int Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        int bytes = Encoding.UTF8.GetByteCount(id);
        Span<byte> utf8 = bytes <= 256 ? stackalloc byte[bytes] : new byte[bytes];
        Encoding.UTF8.GetBytes(id, utf8);
        return Find(utf8);
    }

    /// <summary>The row of an identifier; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<byte> id) => _slots[SlotOf(id)];

    /// <summary>Rows whose identifier holds some text, letter case apart, the newest first: rows that begin with it before others.</summary>
    /// <param name="part">ASCII text; other letters must be the same.</param>
    /// <param name="limit">Most rows.</param>
    public IReadOnlyList<int> Search(string part, int limit)
    {
        ArgumentNullException.ThrowIfNull(part);
        byte[] sought = Encoding.UTF8.GetBytes(part.ToUpperInvariant());
        List<int> begin = [];
        List<int> hold = [];
        byte[] upper = [];
        for (int row = Count - 1; row >= 0 && sought.Length > 0 && begin.Count < limit; row--)
        {
            ReadOnlySpan<byte> id = Utf8(row);
            if (upper.Length < id.Length)
            {
                upper = new byte[id.Length * 2];
            }

            for (int at = 0; at < id.Length; at++)
            {
                upper[at] = id[at] is >= (byte)'a' and <= (byte)'z' ? (byte)(id[at] - 32) : id[at];
            }

            int found = upper.AsSpan(0, id.Length).IndexOf(sought);
            if (found == 0)
            {
                begin.Add(row);
            }
            else if (found > 0 && hold.Count < limit)
            {
                hold.Add(row);
            }
        }

        return [.. begin.Concat(hold).Take(limit)];
    }

    /// <summary>Appends a row; false when another row has the identifier already.</summary>
    internal bool TryAdd(ReadOnlySpan<byte> id)
    {
        if (Count >= _slots.Length / 4 * 3)
        {
            Rehash(_slots.Length * 2);
        }

        int slot = SlotOf(id);
        if (_slots[slot] >= 0)
        {
            return false;
        }

        int start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + id.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(start + id.Length, (int)Math.Min(Array.MaxLength, _text.Length * 2L)));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(256, Count * 2));
        }

        id.CopyTo(_text.AsSpan(start));
        _ends[Count] = start + id.Length;
        _slots[slot] = Count++;
        return true;
    }

    /// <summary>A column of its own with the same rows.</summary>
    internal IdColumn Copy() => new() { _text = (byte[])_text.Clone(), _ends = (int[])_ends.Clone(), _slots = (int[])_slots.Clone(), Count = Count };

    internal void Trim()
    {
        Array.Resize(ref _text, Count == 0 ? 0 : _ends[Count - 1]);
        Array.Resize(ref _ends, Count);
    }

    private static int[] NewSlots(int count)
    {
        int[] slots = new int[count];
        Array.Fill(slots, -1);
        return slots;
    }

    /// <summary>The identifier of a row as UTF-8.</summary>
    internal ReadOnlySpan<byte> Utf8(int row)
    {
        int start = row == 0 ? 0 : _ends[row - 1];
        return _text.AsSpan(start, _ends[row] - start);
    }

    private int SlotOf(ReadOnlySpan<byte> id)
    {
        HashCode hash = default;
        hash.AddBytes(id);
        int mask = _slots.Length - 1;
        int slot = hash.ToHashCode() & mask;
        while (_slots[slot] >= 0 && !Utf8(_slots[slot]).SequenceEqual(id))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Rehash(int count)
    {
        _slots = NewSlots(count);
        for (int row = 0; row < Count; row++)
        {
            _slots[SlotOf(Utf8(row))] = row;
        }
    }
}
