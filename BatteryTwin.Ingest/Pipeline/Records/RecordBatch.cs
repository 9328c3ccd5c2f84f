using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Gathers records into a columnar batch and notes what is wrong with others. Numbers of known series cost no allocation. Not thread-safe.</summary>
internal sealed class RecordBatch
{
    private const int MaxHeads = 250_000;
    private const int MaxNameLength = 1_024;
    private const int KeptText = 4 * 1024;
    private const int SmallestBatch = 256;

    private readonly ITwinGraph _graph;
    private readonly RecordLimits _limits;
    private readonly Dictionary<byte[], RecordHead> _heads = new(ByteKeys.Instance);
    private readonly Dictionary<byte[], RecordHead>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;
    private readonly List<LineFault> _faults = [];
    private TelemetryBatchBuilder _builder = new(SmallestBatch);
    private TwinGraphSnapshot? _snapshot;
    private int _faultCount;
    private int _batch = 1;

    public RecordBatch(ITwinGraph graph, RecordLimits limits)
    {
        _graph = graph;
        _limits = limits;
        _byBytes = _heads.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The batch holds enough points or faults; take it before reading on.</summary>
    public bool IsFull => _builder.Count >= _limits.PointsPerBatch || _faults.Count >= _limits.FaultsPerBatch;

    /// <summary>The head met before under these bytes: measurement, twin and tags as they stand in the record.</summary>
    public RecordHead? Find(ReadOnlySpan<byte> key) => _byBytes.TryGetValue(key, out RecordHead? head) ? head : null;

    public RecordHead Add(ReadOnlySpan<byte> key, RecordHead head)
    {
        if (_heads.Count >= MaxHeads)
        {
            _heads.Clear();
        }

        _byBytes[key] = head;
        return head;
    }

    /// <summary>Why a text cannot name a measurement, tag, twin or field; null when it can.</summary>
    public static string? FaultOfName(string text) =>
        text.Length > MaxNameLength ? $"is longer than {MaxNameLength} letters"
        : text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 ? "holds a line break or another control character"
        : null;

    /// <summary>Adds one value. Null, or why it is refused, as the end of a sentence about the text.</summary>
    public string? Add(RecordHead head, RecordColumn column, ReadOnlySpan<byte> text, RecordValueKind kind, bool decimalComma, long timeNs, int row)
    {
        bool isWhole = kind is RecordValueKind.Number or RecordValueKind.Any && (head.IsWhole(_batch, column.Id) ?? AskModel(head, column));
        if (RecordValue.Read(text, kind, decimalComma, isWhole, out FieldType type, out long bits) is { } reason)
        {
            return reason;
        }

        int series = head.SeriesOf(_batch, column.Id, type);
        if (series < 0)
        {
            series = _builder.SeriesIndex(KeyOf(head, column), type);
            head.SetSeries(_batch, column.Id, type, series);
        }

        if (type == FieldType.String)
        {
            _builder.Add(series, timeNs, FieldValue.String(RecordValue.Decode(text)), row);
        }
        else
        {
            _builder.Add(series, timeNs, bits, row);
        }

        return null;
    }

    public void AddFault(int row, string code, string reason, ReadOnlySpan<byte> text)
    {
        if (++_faultCount <= _limits.FaultsPerBatch)
        {
            _faults.Add(new(row, code, reason, RecordValue.Decode(text[..Math.Min(text.Length, KeptText)].TrimEnd("\r\n"u8))));
        }
    }

    /// <summary>What has been gathered; the next batch begins.</summary>
    public DecodedLines Take()
    {
        DecodedLines decoded = new(_builder.Build(), [.. _faults], _faultCount);
        _builder = new(Math.Max(_builder.Count, SmallestBatch));
        _faults.Clear();
        _faultCount = 0;
        _batch++;
        _snapshot = null;
        return decoded;
    }

    private bool AskModel(RecordHead head, RecordColumn column) =>
        head.SetWhole(_batch, column.Id, TwinFieldTypes.IsWhole(TwinFieldTypes.SchemaOf(_snapshot ??= _graph.Current, column.Twin ?? head.Twin, head.Field ?? column.Name)));

    private static SeriesKey KeyOf(RecordHead head, RecordColumn column) =>
        new(head.Measurement, column.Twin is { } twin ? head.Tags.Where(tag => tag.Key != SeriesKey.TwinTag).Append(new(SeriesKey.TwinTag, twin)) : head.Tags, head.Field ?? column.Name);
}
