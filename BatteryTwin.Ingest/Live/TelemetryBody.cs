using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Ingest.Live;

/// <summary>The JSON body of telemetry messages.</summary>
internal static class TelemetryBody
{
    /// <summary>Largest integer that every JSON reader takes exactly.</summary>
    private const long MaxExactInteger = 1L << 53;

    private const string Integer = "integer";
    private const string Unsigned = "unsigned";

    /// <summary>Values with their times, the quality of those that are not good, and the types of those that JSON does not tell.</summary>
    public static JsonObject Of(string twinId, IReadOnlyList<LatestValue> values, Func<string, SeriesQuality?> quality)
    {
        long newest = values.Max(value => value.TimeNs);
        JsonObject fields = [];
        JsonObject? olderTimes = null;
        JsonObject? doubts = null;
        JsonObject? types = null;
        foreach (LatestValue value in values)
        {
            fields[value.Field] = Json(value.Value);
            if (value.TimeNs < newest)
            {
                olderTimes ??= [];
                olderTimes[value.Field] = EpochTime.ToRfc3339(value.TimeNs);
            }

            if (value.Value.Type is FieldType.Integer or FieldType.Unsigned)
            {
                types ??= [];
                types[value.Field] = value.Value.Type == FieldType.Integer ? Integer : Unsigned;
            }

            if (quality(value.Field)?.Quality is { } doubt and not SignalQuality.Good)
            {
                doubts ??= [];
                doubts[value.Field] = QualityText.Of(doubt);
            }
        }

        JsonObject body = new() { ["twin"] = twinId, ["time"] = EpochTime.ToRfc3339(newest), ["values"] = fields };
        if (olderTimes is not null)
        {
            body["times"] = olderTimes;
        }

        if (doubts is not null)
        {
            body["quality"] = doubts;
        }

        if (types is not null)
        {
            body["types"] = types;
        }

        if (values.Any(value => value.Simulated))
        {
            body["simulated"] = true;
        }

        return body;
    }

    private static JsonNode Json(FieldValue value) => value.Type switch
    {
        FieldType.Float => value.ToDouble(),
        FieldType.Integer => Math.Abs((decimal)value.Bits) > MaxExactInteger ? value.ToString() : value.Bits,
        FieldType.Unsigned => value.ToUnsigned() > MaxExactInteger ? value.ToString() : value.ToUnsigned(),
        FieldType.Boolean => value.ToBoolean(),
        _ => value.ToString(),
    };

    /// <summary>Reads a body back: the twin and its values; all count as simulated when one of them is.</summary>
    /// <exception cref="FormatException">It is no such body.</exception>
    public static (string Twin, IReadOnlyList<LatestValue> Values) Read(JsonElement body)
    {
        if (Member(body, "twin") is not { ValueKind: JsonValueKind.String } twin || Member(body, "values") is not { ValueKind: JsonValueKind.Object } values || TimeNs(Member(body, "time")) is not { } newest)
        {
            throw new FormatException("a telemetry message needs 'twin', 'time' and 'values'");
        }

        bool simulated = Member(body, "simulated") is { ValueKind: JsonValueKind.True };
        JsonElement? types = Member(body, "types");
        JsonElement? times = Member(body, "times");
        return (twin.GetString()!, [.. values.EnumerateObject().Select(field => new LatestValue(
            field.Name,
            Value(field.Value, types is { } known && Member(known, field.Name) is { ValueKind: JsonValueKind.String } type ? type.GetString() : null),
            times is { } older ? TimeNs(Member(older, field.Name)) ?? newest : newest,
            simulated))]);
    }

    private static FieldValue Value(JsonElement json, string? type) => (json.ValueKind, type) switch
    {
        (JsonValueKind.Number or JsonValueKind.String, Integer) when long.TryParse(json.ToString(), CultureInfo.InvariantCulture, out long whole) => FieldValue.Integer(whole),
        (JsonValueKind.Number or JsonValueKind.String, Unsigned) when ulong.TryParse(json.ToString(), CultureInfo.InvariantCulture, out ulong whole) => FieldValue.Unsigned(whole),
        (JsonValueKind.Number, null) => FieldValue.Float(json.GetDouble()),
        (JsonValueKind.String, null) => FieldValue.String(json.GetString()!),
        (JsonValueKind.True or JsonValueKind.False, null) => FieldValue.Boolean(json.GetBoolean()),
        _ => throw new FormatException($"a telemetry message holds '{json}' as {type ?? "value"}"),
    };

    private static long? TimeNs(JsonElement? time) => time is { ValueKind: JsonValueKind.String } text ? TelemetryTime.ParseNs(text.GetString()!) : null;

    private static JsonElement? Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) ? member : null;
}
