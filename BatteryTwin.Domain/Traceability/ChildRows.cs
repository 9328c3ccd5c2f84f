namespace BatteryTwin.Domain.Traceability;

/// <summary>The links of one table turned round: for each row above, the rows made of it, in one array of four bytes a row.</summary>
internal sealed class ChildRows
{
    private readonly int[] _ends;
    private readonly int[] _rows;

    /// <param name="parents">For each row the row above; -1 for none.</param>
    /// <param name="parentCount">Rows of the table above.</param>
    public ChildRows(int[] parents, int parentCount)
    {
        _ends = new int[parentCount + 1];
        foreach (int parent in parents)
        {
            if (parent >= 0)
            {
                _ends[parent + 1]++;
            }
        }

        for (int parent = 0; parent < parentCount; parent++)
        {
            _ends[parent + 1] += _ends[parent];
        }

        int[] next = _ends[..^1];
        _rows = new int[_ends[^1]];
        for (int row = 0; row < parents.Length; row++)
        {
            if (parents[row] >= 0)
            {
                _rows[next[parents[row]]++] = row;
            }
        }
    }

    public ReadOnlySpan<int> Of(int parent) => _rows.AsSpan(_ends[parent], _ends[parent + 1] - _ends[parent]);
}
