namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>A column that grows in pieces, so that growing copies nothing.</summary>
internal sealed class ValueColumn<T>
{
    private const int PieceBits = 14;
    private const int Piece = 1 << PieceBits;

    private readonly List<T[]> _pieces = [];

    public int Count { get; private set; }

    public void Add(T value)
    {
        if ((Count & (Piece - 1)) == 0)
        {
            _pieces.Add(new T[Piece]);
        }

        _pieces[^1][Count++ & (Piece - 1)] = value;
    }

    public T[] ToArray()
    {
        T[] values = new T[Count];
        for (int i = 0; i < _pieces.Count; i++)
        {
            _pieces[i].AsSpan(0, Math.Min(Piece, Count - (i * Piece))).CopyTo(values.AsSpan(i * Piece));
        }

        return values;
    }

    /// <summary>Hands the values over in another order; the column is empty afterwards, so that a table is never twice in memory.</summary>
    public T[] InOrder(int[] order)
    {
        T[] values = Array.ConvertAll(order, row => _pieces[row >> PieceBits][row & (Piece - 1)]);
        _pieces.Clear();
        Count = 0;
        return values;
    }
}
