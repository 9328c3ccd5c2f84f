using System.Text;

namespace BatteryTwin.Domain.Traceability.Growing;

/// <summary>For each row the unit of another table that it was made of; a unit that is named before it comes is found when it has come.</summary>
internal sealed class LinkColumn(GrowingTable parent, int[]? rows)
{
    /// <summary>Most names that wait for their unit; more stay unknown.</summary>
    public const int MostAwaited = 100_000;

    private readonly Dictionary<int, string> _awaited = [];
    private int[] _rows = rows ?? [];
    private int _count = rows?.Length ?? 0;

    public GrowingTable Parent { get; } = parent;

    /// <summary>Names that no unit has, so far.</summary>
    public int Awaited => _awaited.Count;

    public bool Set(int row, ReadOnlySpan<byte> id)
    {
        Pad(row + 1);
        int found = Parent.RowOf(id);
        if (found >= 0)
        {
            bool isOther = _rows[row] != found;
            _rows[row] = found;
            _awaited.Remove(row);
            return isOther;
        }

        string name = Encoding.UTF8.GetString(id);
        if (_awaited.TryGetValue(row, out string? before) && before == name)
        {
            return false;
        }

        _rows[row] = -1;
        if (before is not null || _awaited.Count < MostAwaited)
        {
            _awaited[row] = name;
        }

        return true;
    }

    /// <summary>The rows above, for a number of rows; those awaited are looked for again.</summary>
    public int[] Resolved(int count)
    {
        Pad(count);
        foreach ((int row, string name) in _awaited.ToArray())
        {
            if (Parent.RowOf(Encoding.UTF8.GetBytes(name)) is >= 0 and int found)
            {
                _rows[row] = found;
                _awaited.Remove(row);
            }
        }

        return _rows[..count];
    }

    private void Pad(int count)
    {
        if (count > _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(256, Math.Max(count, _rows.Length * 2)));
        }

        for (; _count < count; _count++)
        {
            _rows[_count] = -1;
        }
    }
}
