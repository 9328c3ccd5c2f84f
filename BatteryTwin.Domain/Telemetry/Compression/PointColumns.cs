namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>
/// Points of one series in growing columns: time, and bits or text. Reused for decoding and merging; not thread-safe.
/// </summary>
public sealed class PointColumns
{
    private long[] _timesNs = [];
    private long[] _bits = [];
    private string[] _texts = [];

    public int Count { get; private set; }

    public FieldType Type { get; private set; }

    public ReadOnlySpan<long> TimesNs => _timesNs.AsSpan(0, Count);

    /// <summary>Value bits; empty for texts.</summary>
    public ReadOnlySpan<long> Bits => Type == FieldType.String ? [] : _bits.AsSpan(0, Count);

    /// <summary>Texts; empty for every other type.</summary>
    public ReadOnlySpan<string> Texts => Type == FieldType.String ? _texts.AsSpan(0, Count) : [];

    public void Clear(FieldType type)
    {
        Type = type;
        Array.Clear(_texts);
        Count = 0;
    }

    /// <summary>Columns of exactly this many points, to be filled by the caller.</summary>
    public void Resize(FieldType type, int count)
    {
        Clear(type);
        Ensure(count);
        Count = count;
    }

    public Span<long> WritableTimes => _timesNs.AsSpan(0, Count);

    public Span<long> WritableBits => _bits.AsSpan(0, Count);

    public Span<string> WritableTexts => _texts.AsSpan(0, Count);

    public FieldValue ValueAt(int index) =>
        Type == FieldType.String ? FieldValue.String(_texts[index]) : FieldValue.FromBits(Type, _bits[index]);

    public void Add(ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits, ReadOnlySpan<string> texts)
    {
        Ensure(Count + timesNs.Length);
        timesNs.CopyTo(_timesNs.AsSpan(Count));
        if (Type == FieldType.String)
        {
            texts.CopyTo(_texts.AsSpan(Count));
        }
        else
        {
            bits.CopyTo(_bits.AsSpan(Count));
        }

        Count += timesNs.Length;
    }

    /// <summary>Adds points <paramref name="start"/> to <paramref name="end"/> (exclusive) of columns of the same type.</summary>
    public void Add(PointColumns other, int start, int end)
    {
        bool texts = Type == FieldType.String;
        Add(other.TimesNs[start..end], texts ? [] : other.Bits[start..end], texts ? other.Texts[start..end] : []);
    }

    /// <summary>Replaces the content by the union of two ascending columns; at equal times the newer one's value stays.</summary>
    public void Merge(PointColumns older, PointColumns newer)
    {
        Clear(older.Type);
        int left = 0;
        int right = 0;
        while (left < older.Count && right < newer.Count)
        {
            int end = left + SortedTimes.LowerBound(older.TimesNs[left..], newer.TimesNs[right]);
            Add(older, left, end);
            left = end < older.Count && older.TimesNs[end] == newer.TimesNs[right] ? end + 1 : end;
            end = left < older.Count ? right + SortedTimes.LowerBound(newer.TimesNs[right..], older.TimesNs[left]) : newer.Count;
            Add(newer, right, end);
            right = end;
        }

        Add(older, left, older.Count);
        Add(newer, right, newer.Count);
    }

    private void Ensure(int count)
    {
        if (_timesNs.Length < count)
        {
            Array.Resize(ref _timesNs, Math.Max(count, _timesNs.Length * 2));
        }

        if (Type == FieldType.String)
        {
            if (_texts.Length < count)
            {
                Array.Resize(ref _texts, Math.Max(count, _texts.Length * 2));
            }
        }
        else if (_bits.Length < count)
        {
            Array.Resize(ref _bits, Math.Max(count, _bits.Length * 2));
        }
    }
}
