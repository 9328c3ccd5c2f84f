using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// Turns JSON records into columns. A record is an object: its time, twin, measurement and tags, and one value per remaining member; nested objects become
/// fields whose names are joined by dots. By a schema, or without one by the names of <see cref="JsonColumns"/>: <c>{"time": …, "twin": "…", "rpm": 500}</c> or
/// <c>{"time": …, "twin": "…", "measurement": "…", "tags": {…}, "fields": {…}}</c>. Not thread-safe; meant to be used again, since it remembers names.
/// </summary>
internal sealed class JsonRecordDecoder
{
    private readonly JsonColumns _columns;
    private readonly RecordBatch _batch;
    private readonly JsonRecordAssembly _assembly;
    private byte[] _path = new byte[256];

    /// <param name="graph">Whose models tell whole numbers from others.</param>
    /// <param name="zone">Zone of times without an offset.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="schema">What the members are; null for the usual names.</param>
    /// <exception cref="ArgumentException">The schema's time format or zone is none.</exception>
    public JsonRecordDecoder(ITwinGraph graph, TimeZoneInfo zone, RecordLimits limits, RecordSchema? schema = null)
    {
        _columns = new(schema, limits.Columns);
        _batch = new(graph, limits);
        TimeZoneInfo named = schema?.Time.Zone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : zone;
        TimeText time = TimeText.Create(schema?.Time.Format ?? TimeText.Auto, named) ?? throw new ArgumentException($"'{schema?.Time.Format}' is no time format", nameof(schema));
        _assembly = new(_batch, time, schema?.Time.Columns.Length > 1, _columns.TimePlaces);
    }

    /// <summary>The batch holds enough points or faults; take it before adding more.</summary>
    public bool IsFull => _batch.IsFull;

    /// <summary>What holds for the records that follow.</summary>
    public RecordDefaults Defaults
    {
        get => _assembly.Defaults;
        set => _assembly.Defaults = value;
    }

    /// <summary>
    /// Reads one record, or an array of records; what is wrong is noted for the batch. Text that is no JSON is refused as a whole, a record without a usable
    /// time likewise; of other records only the members that are no single value.
    /// </summary>
    public void Add(ReadOnlySpan<byte> json, int row)
    {
        Utf8JsonReader reader = new(json);
        try
        {
            for (Utf8JsonReader check = reader; check.Read();)
            {
                // Nothing is taken from a text that is not sound to its end.
            }

            reader.Read();
            AddRecords(ref reader, json, row);
        }
        catch (JsonException exception)
        {
            _batch.AddFault(row, RejectionCode.Unparsable, $"no JSON: {exception.Message}", json);
        }
        catch (InvalidOperationException)
        {
            _batch.AddFault(row, RejectionCode.Unparsable, "holds half a surrogate pair, which is no Unicode text", json);
        }
    }

    /// <summary>What has been read; the next batch begins.</summary>
    public DecodedLines Take() => _batch.Take();

    /// <summary>Notes a record that the caller could not read.</summary>
    public void AddFault(int row, string code, string reason, ReadOnlySpan<byte> text) => _batch.AddFault(row, code, reason, text);

    private void AddRecords(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int row)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            AddRecord(ref reader, json, row);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            _batch.AddFault(row, RejectionCode.Unparsable, "is no record: a JSON object is expected", json);
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                AddRecord(ref reader, json, row);
            }
            else
            {
                reader.Skip();
                _batch.AddFault(row, RejectionCode.Unparsable, "holds something that is no record: JSON objects are expected", json);
            }
        }
    }

    private void AddRecord(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int row)
    {
        int start = (int)reader.TokenStartIndex;
        _assembly.Begin();
        ReadMembers(ref reader, 0);
        _assembly.End(json[start..(int)reader.BytesConsumed], row);
    }

    private void ReadMembers(ref Utf8JsonReader reader, int pathLength)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int length = AppendName(ref reader, pathLength);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadMembers(ref reader, length);
                continue;
            }

            ReadOnlySpan<byte> path = _path.AsSpan(0, length);
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                reader.Skip();
                _assembly.AddFault(path, "holds an array; send one value per member");
            }
            else if (_columns.Of(path) is { } column)
            {
                _assembly.Add(column, ref reader);
            }
            else
            {
                _assembly.AddFault(path, "is one member too many: the records of one source have too many different ones");
            }
        }
    }

    private int AppendName(ref Utf8JsonReader reader, int pathLength)
    {
        int most = pathLength + 1 + reader.ValueSpan.Length;
        if (most > _path.Length)
        {
            Array.Resize(ref _path, most * 2);
        }

        if (pathLength > 0)
        {
            _path[pathLength++] = (byte)'.';
        }

        return pathLength + reader.CopyString(_path.AsSpan(pathLength));
    }
}
