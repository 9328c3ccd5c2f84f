namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>Keeps the points as they are, the first <paramref name="limit"/> of them.</summary>
public sealed class RawReducer(int limit, FieldType type) : RangeReducer(type)
{
    private readonly List<long> _timesNs = [];
    private readonly List<FieldValue> _values = [];
    private int _given;
    private bool _truncated;

    public override bool IsFull => _truncated;

    /// <summary>Points held and not given out yet.</summary>
    public int Waiting => _timesNs.Count;

    public override void Add(ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits, ReadOnlySpan<string> texts)
    {
        int count = Math.Min(timesNs.Length, limit - _given - _timesNs.Count);
        _truncated |= count < timesNs.Length;
        _timesNs.AddRange(timesNs[..count]);
        for (int i = 0; i < count; i++)
        {
            _values.Add(Type == FieldType.String ? FieldValue.String(texts[i]) : FieldValue.FromBits(Type, bits[i]));
        }
    }

    /// <summary>Gives out the points held now; more of the series follow.</summary>
    public SeriesPoints TakePiece(SeriesKey key)
    {
        SeriesPoints piece = new(key, Type, [.. _timesNs], [.. _values], Truncated: false, GoesOn: true);
        _given += _timesNs.Count;
        _timesNs.Clear();
        _values.Clear();
        return piece;
    }

    public override SeriesPoints? Finish(SeriesKey key) =>
        _timesNs.Count == 0 && _given == 0 && !_truncated ? null : new SeriesPoints(key, Type, [.. _timesNs], [.. _values], _truncated);
}
