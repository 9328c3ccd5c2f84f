namespace BatteryTwin.Domain.Telemetry;

/// <summary>Collects points into the columns of a <see cref="TelemetryBatch"/>. Not thread-safe.</summary>
public sealed class TelemetryBatchBuilder
{
    private readonly Dictionary<BatchSeries, int> _indexes = [];
    private readonly List<BatchSeries> _series = [];
    private readonly List<string> _texts = [];
    private int[] _seriesIndexes;
    private long[] _timesNs;
    private long[] _valueBits;
    private int[] _sourceRows;

    public TelemetryBatchBuilder(int capacity = 256)
    {
        _seriesIndexes = new int[capacity];
        _timesNs = new long[capacity];
        _valueBits = new long[capacity];
        _sourceRows = new int[capacity];
    }

    public int Count { get; private set; }

    /// <summary>The batch index of a series; the series is added on first use.</summary>
    public int SeriesIndex(SeriesKey key, FieldType type)
    {
        BatchSeries series = new(key, type);
        if (!_indexes.TryGetValue(series, out int index))
        {
            index = _series.Count;
            _series.Add(series);
            _indexes.Add(series, index);
        }

        return index;
    }

    public void Add(SeriesKey key, long timeNs, FieldValue value, int sourceRow = 0) =>
        Add(SeriesIndex(key, value.Type), timeNs, value, sourceRow);

    /// <summary>Adds a point to a series of this batch; the value must have the series' type.</summary>
    public void Add(int seriesIndex, long timeNs, FieldValue value, int sourceRow = 0)
    {
        long bits = value.Bits;
        if (value.Type == FieldType.String)
        {
            bits = _texts.Count;
            _texts.Add(value.Text ?? string.Empty);
        }

        Add(seriesIndex, timeNs, bits, sourceRow);
    }

    /// <summary>Adds a numeric or boolean point by its bits, without boxing or look-up.</summary>
    public void Add(int seriesIndex, long timeNs, long valueBits, int sourceRow)
    {
        if (Count == _timesNs.Length)
        {
            Grow();
        }

        _seriesIndexes[Count] = seriesIndex;
        _timesNs[Count] = timeNs;
        _valueBits[Count] = valueBits;
        _sourceRows[Count] = sourceRow;
        Count++;
    }

    /// <summary>Adds every point of a batch.</summary>
    public void Add(TelemetryBatch batch)
    {
        int[] targets = [.. batch.Series.Select(series => SeriesIndex(series.Key, series.Type))];
        for (int i = 0; i < batch.Count; i++)
        {
            int series = batch.SeriesIndexes[i];
            if (batch.Series[series].Type == FieldType.String)
            {
                Add(targets[series], batch.TimesNs[i], batch.ValueAt(i), batch.SourceRows[i]);
            }
            else
            {
                Add(targets[series], batch.TimesNs[i], batch.ValueBits[i], batch.SourceRows[i]);
            }
        }
    }

    /// <summary>Hands the columns over to a batch; the builder must not be used afterwards.</summary>
    public TelemetryBatch Build() => new(_series, Count, _seriesIndexes, _timesNs, _valueBits, _sourceRows, _texts);

    private void Grow()
    {
        int capacity = Math.Max(256, _timesNs.Length * 2);
        Array.Resize(ref _seriesIndexes, capacity);
        Array.Resize(ref _timesNs, capacity);
        Array.Resize(ref _valueBits, capacity);
        Array.Resize(ref _sourceRows, capacity);
    }
}
