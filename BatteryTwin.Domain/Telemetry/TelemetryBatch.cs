namespace BatteryTwin.Domain.Telemetry;

/// <summary>
/// Points in columns: point i belongs to <c>Series[SeriesIndexes[i]]</c>, has time <c>TimesNs[i]</c>
/// (nanoseconds since 1970-01-01 UTC) and value bits <c>ValueBits[i]</c> (for strings: the index into <see cref="Texts"/>).
/// <c>SourceRows[i]</c> is the 1-based line or row of the input it came from. All columns have <see cref="Count"/> entries.
/// Built by <see cref="TelemetryBatchBuilder"/>; not changed afterwards.
/// </summary>
public sealed class TelemetryBatch
{
    private readonly int[] _seriesIndexes;
    private readonly long[] _timesNs;
    private readonly long[] _valueBits;
    private readonly int[] _sourceRows;

    internal TelemetryBatch(IReadOnlyList<BatchSeries> series, int count, int[] seriesIndexes, long[] timesNs, long[] valueBits, int[] sourceRows, IReadOnlyList<string> texts)
    {
        Series = series;
        Count = count;
        _seriesIndexes = seriesIndexes;
        _timesNs = timesNs;
        _valueBits = valueBits;
        _sourceRows = sourceRows;
        Texts = texts;
    }

    public static TelemetryBatch Empty { get; } = new([], 0, [], [], [], [], []);

    public IReadOnlyList<BatchSeries> Series { get; }

    /// <summary>Texts of string values, addressed by their value bits.</summary>
    public IReadOnlyList<string> Texts { get; }

    public int Count { get; }

    public ReadOnlySpan<int> SeriesIndexes => _seriesIndexes.AsSpan(0, Count);

    public ReadOnlySpan<long> TimesNs => _timesNs.AsSpan(0, Count);

    public ReadOnlySpan<long> ValueBits => _valueBits.AsSpan(0, Count);

    public ReadOnlySpan<int> SourceRows => _sourceRows.AsSpan(0, Count);

    /// <summary>The value of point <paramref name="index"/>, with its type and text resolved.</summary>
    public FieldValue ValueAt(int index)
    {
        FieldType type = Series[_seriesIndexes[index]].Type;
        long bits = ValueBits[index];
        return type == FieldType.String ? FieldValue.String(Texts[(int)bits]) : FieldValue.FromBits(type, bits);
    }
}
