namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>First, smallest, largest and last point of one column of a drawing; points come in the order they are drawn.</summary>
internal struct ShapeColumn
{
    private bool _any;
    private ShapePoint _first;
    private ShapePoint _min;
    private ShapePoint _max;
    private ShapePoint _last;

    public void Add(FieldType type, long ordinal, long timeNs, long bits)
    {
        ShapePoint point = new(ordinal, timeNs, bits, FieldValue.FromBits(type, bits).ToDouble());
        if (!_any)
        {
            _any = true;
            (_first, _min, _max) = (point, point, point);
        }
        else if (point.Number < _min.Number)
        {
            _min = point;
        }
        else if (point.Number > _max.Number)
        {
            _max = point;
        }

        _last = point;
    }

    /// <summary>Appends the distinct points in drawing order.</summary>
    public readonly void CopyTo(List<(long TimeNs, long Bits)> points)
    {
        if (!_any)
        {
            return;
        }

        ReadOnlySpan<ShapePoint> ordered = _min.Ordinal <= _max.Ordinal ? [_first, _min, _max, _last] : [_first, _max, _min, _last];
        long previous = -1;
        foreach (ShapePoint point in ordered)
        {
            if (point.Ordinal != previous)
            {
                points.Add((point.TimeNs, point.Bits));
                previous = point.Ordinal;
            }
        }
    }
}
