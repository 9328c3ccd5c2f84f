namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>
/// Measured values of the rows, seven digits in four bytes each, in pieces that are never moved: a view of the first rows stays valid while more are appended.
/// </summary>
public sealed class NumberColumn
{
    private const int PieceBits = 12;
    private const int PieceRows = 1 << PieceBits;
    private const double MostDecimal = 7e28;

    private float[][] _pieces = [];

    public int Count { get; private set; }

    /// <summary>The value of a row, rounded to the seven digits it was kept with; NaN where it has none.</summary>
    public double this[int row] => row < Count ? Rounded(_pieces[row >> PieceBits][row & (PieceRows - 1)]) : double.NaN;

    /// <summary>The values of some rows.</summary>
    public double[] Of(ReadOnlySpan<int> rows)
    {
        double[] values = new double[rows.Length];
        for (int at = 0; at < rows.Length; at++)
        {
            values[at] = this[rows[at]];
        }

        return values;
    }

    /// <summary>Sets the value of a row; rows before it without one have none. True when it was another.</summary>
    internal bool Set(int row, double value)
    {
        while (row >= _pieces.Length * PieceRows)
        {
            float[] piece = new float[PieceRows];
            Array.Fill(piece, float.NaN);
            _pieces = [.. _pieces, piece];
        }

        Count = Math.Max(Count, row + 1);
        ref float kept = ref _pieces[row >> PieceBits][row & (PieceRows - 1)];
        bool isOther = !kept.Equals((float)value);
        kept = (float)value;
        return isOther;
    }

    /// <summary>The first rows; values that are set later in them show, rows that are appended later do not.</summary>
    internal NumberColumn View(int count) => new() { _pieces = _pieces, Count = Math.Min(count, Count) };

    /// <summary>A float that was 0.1 is 0.1 again, not 0.100000001.</summary>
    private static double Rounded(float value) => Math.Abs(value) < MostDecimal ? (double)(decimal)value : value;
}
