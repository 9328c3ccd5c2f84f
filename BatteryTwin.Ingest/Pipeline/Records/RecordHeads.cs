using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Collects what identifies a record's series, cell by cell, and finds or makes the head for it.</summary>
internal sealed class RecordHeads(RecordBatch batch)
{
    private readonly List<(RecordColumn Column, int Start, int Length)> _parts = [];
    private byte[] _key = new byte[256];
    private int _length;
    private int _generation;

    /// <summary>What holds for records that say nothing themselves; a change of it makes new heads.</summary>
    public RecordDefaults Defaults
    {
        get;
        set
        {
            field = value;
            _generation++;
        }
    }
    = new();

    public void Clear()
    {
        _parts.Clear();
        _length = sizeof(int);
        BitConverter.TryWriteBytes(_key, _generation);
    }

    /// <summary>A cell with the record's twin, measurement, a tag or the field's name; empty ones count as absent.</summary>
    public void Add(RecordColumn column, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        int needed = _length + text.Length + sizeof(int) + sizeof(int);
        if (needed > _key.Length)
        {
            Array.Resize(ref _key, needed * 2);
        }

        BitConverter.TryWriteBytes(_key.AsSpan(_length), column.Id);
        BitConverter.TryWriteBytes(_key.AsSpan(_length + sizeof(int)), text.Length);
        _parts.Add((column, _length + (2 * sizeof(int)), text.Length));
        text.CopyTo(_key.AsSpan(_length + (2 * sizeof(int))));
        _length = needed;
    }

    /// <summary>Null and the head, or what is wrong.</summary>
    public string? Find(out RecordHead head)
    {
        head = batch.Find(_key.AsSpan(0, _length))!;
        return head is null ? Make(out head) : null;
    }

    private string? Make(out RecordHead head)
    {
        head = null!;
        (string? twin, string? measurement, string? field) = (Defaults.Twin, Defaults.Measurement, null);
        List<SeriesTag> tags = [];
        foreach ((RecordColumn column, int start, int length) in _parts)
        {
            string text = RecordValue.Decode(_key.AsSpan(start, length));
            if ((RecordBatch.FaultOfName(text) ?? RecordBatch.FaultOfName(column.Name)) is { } fault)
            {
                return $"'{column.Name}' {fault}";
            }

            switch (column.Role)
            {
                case RecordRole.Twin:
                    twin = text;
                    break;
                case RecordRole.Measurement:
                    measurement = text;
                    break;
                case RecordRole.FieldName:
                    field = text;
                    break;
                default:
                    tags.Add(new(column.Name, text));
                    break;
            }
        }

        if (tags.GroupBy(tag => tag.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            return $"tag '{twice.Key}' occurs twice";
        }

        IReadOnlyList<SeriesTag> all = twin is null ? tags : [.. tags.Where(tag => tag.Key != SeriesKey.TwinTag), new(SeriesKey.TwinTag, twin)];
        head = batch.Add(_key.AsSpan(0, _length), new(string.IsNullOrEmpty(measurement) ? RecordSchema.DefaultMeasurement : measurement, twin, all, field));
        return null;
    }
}
