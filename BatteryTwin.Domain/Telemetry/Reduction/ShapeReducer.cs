namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>
/// At most so many points that a line through them looks like a line through all: the time range in equal columns, of each its
/// first, smallest, largest and last point (Jugel et al., "M4", VLDB 2014). Fewer points than the maximum stay as they are.
/// A maximum below four counts as four: first, last and the two extremes.
/// </summary>
internal sealed class ShapeReducer : RangeReducer
{
    private const int PointsPerColumn = 4;

    private readonly int _maxPoints;
    private readonly long _firstNs;
    private readonly UInt128 _spanNs;
    private readonly ShapeColumn[] _columns;
    private readonly List<(long TimeNs, long Bits)> _few = [];
    private long _count;

    public ShapeReducer(int maxPoints, FieldType type, long firstNs, long lastNs)
        : base(type)
    {
        _maxPoints = Math.Max(maxPoints, PointsPerColumn);
        _firstNs = firstNs;
        _spanNs = unchecked((ulong)lastNs - (ulong)firstNs) + UInt128.One;
        _columns = new ShapeColumn[_maxPoints / PointsPerColumn];
    }

    public override void Add(ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits, ReadOnlySpan<string> texts)
    {
        int start = 0;
        for (; start < timesNs.Length && _count < _maxPoints; start++, _count++)
        {
            _few.Add((timesNs[start], bits[start]));
        }

        if (start == timesNs.Length)
        {
            return;
        }

        if (_count == _maxPoints)
        {
            for (int i = 0; i < _few.Count; i++)
            {
                _columns[ColumnOf(_few[i].TimeNs)].Add(Type, i, _few[i].TimeNs, _few[i].Bits);
            }
        }

        AddToColumns(timesNs[start..], bits[start..]);
    }

    public override SeriesPoints? Finish(SeriesKey key)
    {
        if (_count == 0)
        {
            return null;
        }

        List<(long TimeNs, long Bits)> kept = _few;
        if (_count > _maxPoints)
        {
            kept = [];
            foreach (ref ShapeColumn column in _columns.AsSpan())
            {
                column.CopyTo(kept);
            }
        }

        return new SeriesPoints(key, Type, [.. kept.Select(point => point.TimeNs)], [.. kept.Select(point => FieldValue.FromBits(Type, point.Bits))]);
    }

    private void AddToColumns(ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits)
    {
        for (int start = 0; start < timesNs.Length;)
        {
            int index = ColumnOf(timesNs[start]);
            long lastNs = LastNsOf(index);
            ref ShapeColumn column = ref _columns[index];
            do
            {
                column.Add(Type, _count++, timesNs[start], bits[start]);
                start++;
            }
            while (start < timesNs.Length && timesNs[start] <= lastNs);
        }
    }

    private int ColumnOf(long timeNs) => (int)((UInt128)unchecked((ulong)timeNs - (ulong)_firstNs) * (UInt128)_columns.Length / _spanNs);

    /// <summary>The last time that surely belongs to a column.</summary>
    private long LastNsOf(int column) =>
        unchecked((long)((ulong)_firstNs + (ulong)(((UInt128)(column + 1) * _spanNs / (UInt128)_columns.Length) - UInt128.One)));
}
