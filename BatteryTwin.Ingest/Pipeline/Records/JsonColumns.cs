using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// What the members of JSON records are, by their path. Without a schema: <c>time</c> or <c>timestamp</c>, <c>twin</c> or <c>twinId</c>, <c>measurement</c> and the
/// members of <c>tags</c> have their meaning, everything else, the members of <c>fields</c> included, is a field.
/// </summary>
internal sealed class JsonColumns
{
    private const string FieldsPrefix = "fields.";
    private const string TagsPrefix = "tags.";

    private static readonly string[] s_times = ["time", "timestamp", "@timestamp", "ts", "datetime", "date_time"];
    private static readonly string[] s_twins = ["twin", "twinid", "twin_id", "dtid", "$dtid"];

    private readonly Dictionary<byte[], RecordColumn> _columns = new(ByteKeys.Instance);
    private readonly Dictionary<byte[], RecordColumn>.AlternateLookup<ReadOnlySpan<byte>> _byPath;
    private readonly RecordSchema? _schema;
    private readonly int _most;

    public JsonColumns(RecordSchema? schema, int most)
    {
        _schema = schema;
        _most = most;
        _byPath = _columns.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Where a time was looked for, in words.</summary>
    public string TimePlaces => _schema is null ? string.Join(", ", s_times) : string.Join(" and ", _schema.Time.Columns);

    /// <summary>Null when there have been too many different members already.</summary>
    public RecordColumn? Of(ReadOnlySpan<byte> path)
    {
        if (_byPath.TryGetValue(path, out RecordColumn? column))
        {
            return column;
        }

        if (_columns.Count >= _most)
        {
            return null;
        }

        column = Bind(Encoding.UTF8.GetString(path), _columns.Count);
        _byPath[path] = column;
        return column;
    }

    private RecordColumn Bind(string path, int id) => _schema is null ? Convention(path, id) : BySchema(_schema, path, id);

    private static RecordColumn Convention(string path, int id)
    {
        int time = Array.FindIndex(s_times, name => name.Equals(path, StringComparison.OrdinalIgnoreCase));
        if (time >= 0)
        {
            return new(id, RecordRole.Time, path, Rank: time);
        }

        int twin = Array.FindIndex(s_twins, name => name.Equals(path, StringComparison.OrdinalIgnoreCase));
        return twin >= 0 ? new(id, RecordRole.Twin, path, Rank: twin)
            : path == "measurement" ? new(id, RecordRole.Measurement, path)
            : path.Length > TagsPrefix.Length && path.StartsWith(TagsPrefix, StringComparison.Ordinal) ? Tag(path[TagsPrefix.Length..], id)
            : path.Length > FieldsPrefix.Length && path.StartsWith(FieldsPrefix, StringComparison.Ordinal) ? new(id, RecordRole.Field, path[FieldsPrefix.Length..])
            : new(id, RecordRole.Field, path);
    }

    private static RecordColumn Tag(string name, int id) => name == SeriesKey.TwinTag ? new(id, RecordRole.Twin, name, Rank: s_twins.Length) : new(id, RecordRole.Tag, name);

    private static RecordColumn BySchema(RecordSchema schema, string path, int id)
    {
        int time = schema.Time.Columns.IndexOf(path);
        if (time >= 0)
        {
            return new(id, RecordRole.Time, path, Rank: time);
        }

        return path == schema.Twin.Column ? new(id, RecordRole.Twin, path)
            : path == schema.Measurement.Column ? new(id, RecordRole.Measurement, path)
            : path == schema.Long?.NameColumn ? new(id, RecordRole.FieldName, path)
            : path == schema.Long?.ValueColumn ? new(id, RecordRole.FieldValue, path)
            : schema.Tags.FirstOrDefault(tag => tag.Column == path) is { } tag ? new(id, RecordRole.Tag, tag.Name)
            : schema.Fields.FirstOrDefault(field => field.Column == path) is { } field ? new(id, RecordRole.Field, field.Name, field.Type, field.Twin)
            : new(id, schema.OthersAreFields ? RecordRole.Field : RecordRole.Ignored, path);
    }
}
