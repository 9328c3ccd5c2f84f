using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>
/// Reads one JSON record: <c>{"time", "twin", "measurement", "tags": {…}, "fields": {…}}</c>, or the same flat, with each value a member of its own.
/// What it leaves out comes from the topic; members of objects get the object's name before theirs, parted by a dot.
/// </summary>
internal sealed class JsonRecordReader(string measurement, DeclaredSchemas schemas)
{
    private const int MaxNameLength = 1_024;
    private const string Fields = "fields";
    private const string Value = "value";

    private static readonly string[] s_timeNames = ["time", "timestamp"];

    /// <summary>Adds the record's values; a member that is no value is refused with its name, the others are taken.</summary>
    public void Read(SourceMessage message, JsonElement json, TopicMatch topic, long timeNs, DecodedMessages target)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse(message, json, "a record must be a JSON object", target);
            return;
        }

        Record record = new(message, json, target);
        if (TimeOf(json, timeNs) is not { } ownTimeNs)
        {
            Refuse(message, json, "the time is neither RFC 3339 nor a number of seconds, ms, µs or ns since 1970", target);
            return;
        }

        record.TimeNs = ownTimeNs;
        record.Measurement = Text(json, "measurement") ?? topic.Measurement ?? measurement;
        if (!AddTags(record, json, topic))
        {
            return;
        }

        bool nested = json.TryGetProperty(Fields, out JsonElement fields) && fields.ValueKind == JsonValueKind.Object;
        AddFields(record, nested ? fields : json, topic.Field ?? string.Empty, isFlat: !nested, isTop: true);
        if (record.Values == 0 && record.Faults == 0)
        {
            Refuse(message, json, "the record holds no value", target);
        }
    }

    private void AddFields(Record record, JsonElement json, string path, bool isFlat, bool isTop)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (isTop && isFlat && IsReserved(member))
            {
                continue;
            }

            // A topic that names the field: {"value": 1} is its value, {"rms": 1} a part of it.
            string field = path.Length == 0 ? member.Name : isTop && member.Name == Value ? path : $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                AddFields(record, member.Value, field, isFlat, isTop: false);
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                Add(record, field, member.Value);
            }
        }
    }

    private void Add(Record record, string field, JsonElement json)
    {
        if (!IsName(field))
        {
            record.Refuse($"the name of a field is empty, longer than {MaxNameLength} characters, or holds control characters");
        }
        else if (ValueOf(json, schemas.Of(record.Twin, field)) is { } value)
        {
            record.Target.Points.Add(new SeriesKey(record.Measurement, record.Tags, field), record.TimeNs, value, sourceRow: 1);
            record.Values++;
        }
        else
        {
            record.Refuse(json.ValueKind == JsonValueKind.Array
                ? $"field '{field}' is a list; send its values as fields of their own"
                : $"field '{field}' is too large a number");
        }
    }

    private static FieldValue? ValueOf(JsonElement json, DtdlSchema? schema) => json.ValueKind switch
    {
        JsonValueKind.True => FieldValue.Boolean(true),
        JsonValueKind.False => FieldValue.Boolean(false),
        JsonValueKind.String => FieldValue.String(json.GetString()!),
        JsonValueKind.Number when IsWhole(schema) && json.TryGetInt64(out long whole) => FieldValue.Integer(whole),
        JsonValueKind.Number when json.TryGetDouble(out double number) && double.IsFinite(number) => FieldValue.Float(number),
        _ => null,
    };

    private static bool IsWhole(DtdlSchema? schema) => schema is DtdlPrimitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Long } or DtdlEnum { IsInteger: true };

    private static bool AddTags(Record record, JsonElement json, TopicMatch topic)
    {
        Dictionary<string, string> tags = topic.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        if (json.TryGetProperty("tags", out JsonElement own) && own.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty tag in own.EnumerateObject())
            {
                tags[tag.Name] = tag.Value.ValueKind == JsonValueKind.String ? tag.Value.GetString()! : tag.Value.GetRawText();
            }
        }

        if (Text(json, SeriesKey.TwinTag) is { } twin)
        {
            tags[SeriesKey.TwinTag] = twin;
        }

        // An empty tag is no tag, as in line protocol.
        record.Tags = [.. tags.Where(tag => tag.Value.Length > 0).Select(tag => new SeriesTag(tag.Key, tag.Value))];
        record.Twin = tags.GetValueOrDefault(SeriesKey.TwinTag);
        if (!IsName(record.Measurement) || Array.Exists(record.Tags, tag => !IsName(tag.Key) || !IsName(tag.Value)))
        {
            record.Refuse($"measurement or a tag is empty, longer than {MaxNameLength} characters, or holds control characters");
            return false;
        }

        return true;
    }

    private static long? TimeOf(JsonElement json, long standardNs)
    {
        foreach (string name in s_timeNames)
        {
            if (json.TryGetProperty(name, out JsonElement time) && time.ValueKind != JsonValueKind.Null)
            {
                return JsonTime.Read(time);
            }
        }

        return standardNs;
    }

    private static bool IsReserved(JsonProperty member) =>
        s_timeNames.Contains(member.Name) || member.NameEquals(SeriesKey.TwinTag) || member.NameEquals("measurement") || (member.NameEquals("tags") && member.Value.ValueKind == JsonValueKind.Object);

    private static bool IsName(string name) => name.Length is > 0 and <= MaxNameLength && !name.Any(char.IsControl);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value ? value : null;

    private static void Refuse(SourceMessage message, JsonElement json, string reason, DecodedMessages target) =>
        target.Refuse(message, reason, Encoding.UTF8.GetBytes(json.GetRawText()));

    private sealed class Record(SourceMessage message, JsonElement json, DecodedMessages target)
    {
        public DecodedMessages Target => target;

        public long TimeNs { get; set; }

        public string Measurement { get; set; } = string.Empty;

        public SeriesTag[] Tags { get; set; } = [];

        public string? Twin { get; set; }

        public int Values { get; set; }

        public int Faults { get; private set; }

        public void Refuse(string reason)
        {
            Faults++;
            JsonRecordReader.Refuse(message, json, reason, target);
        }
    }
}
