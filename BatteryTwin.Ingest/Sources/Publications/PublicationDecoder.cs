using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Events;

namespace BatteryTwin.Ingest.Sources.Publications;

/// <summary>
/// Turns a published message into points of series <c>telemetry,twin=id</c>: numbers, texts and booleans at the path of their member, joined by
/// dots, after the component's name. What has no such value (null, arrays, a body that is no object) is left out.
/// </summary>
public sealed class PublicationDecoder(ITwinGraph graph)
{
    private const string Measurement = "telemetry";
    private const int MaxFieldLength = 1_024;

    public TelemetryBatch Decode(PublishedTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(telemetry);
        if (telemetry.Body.ValueKind != JsonValueKind.Object)
        {
            return TelemetryBatch.Empty;
        }

        TelemetryBatchBuilder batch = new(16);
        Publication publication = new(graph.Current.Models.Interface(telemetry.ModelId), EpochTime.ToNs(telemetry.SourceTime), [new(SeriesKey.TwinTag, telemetry.TwinId)]);
        Add(batch, publication, telemetry.Body, telemetry.Component ?? string.Empty, isTop: true);
        return batch.Build();
    }

    private static void Add(TelemetryBatchBuilder batch, Publication publication, JsonElement json, string path, bool isTop)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            string field = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Name.Length == 0 || field.Length > MaxFieldLength)
            {
                continue;
            }

            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Add(batch, publication, member.Value, field, isTop: false);
            }
            else if (Value(member.Value, isTop ? publication.Model?.Find<DtdlValue>(member.Name)?.Schema : null) is { } value)
            {
                batch.Add(new SeriesKey(Measurement, publication.Tags, field), publication.TimeNs, value, sourceRow: 1);
            }
        }
    }

    private static FieldValue? Value(JsonElement json, DtdlSchema? schema) => json.ValueKind switch
    {
        JsonValueKind.Number => Number(json, schema),
        JsonValueKind.String => FieldValue.String(json.GetString()!),
        JsonValueKind.True => FieldValue.Boolean(true),
        JsonValueKind.False => FieldValue.Boolean(false),
        _ => null,
    };

    /// <summary>JSON has one kind of number: it is a whole one only where the model says so, else 20 and 20.5 would quarrel over the type of their series.</summary>
    private static FieldValue? Number(JsonElement json, DtdlSchema? schema)
    {
        bool isWhole = schema is DtdlPrimitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Long } or DtdlEnum { IsInteger: true };
        return isWhole && json.TryGetInt64(out long whole) ? FieldValue.Integer(whole)
            : json.TryGetDouble(out double number) && double.IsFinite(number) ? FieldValue.Float(number)
            : null;
    }

    private sealed record Publication(DtdlInterface? Model, long TimeNs, SeriesTag[] Tags);
}
