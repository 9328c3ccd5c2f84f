using System.Text.Json.Nodes;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Ingest.Live;

/// <summary>The JSON body of telemetry messages.</summary>
internal static class TelemetryBody
{
    /// <summary>Largest integer that every JSON reader takes exactly.</summary>
    private const long MaxExactInteger = 1L << 53;

    /// <summary>Values with their times, and the quality of those that are not good.</summary>
    public static JsonObject Of(string twinId, IReadOnlyList<LatestValue> values, Func<string, SeriesQuality?> quality)
    {
        long newest = values.Max(value => value.TimeNs);
        JsonObject fields = [];
        JsonObject? olderTimes = null;
        JsonObject? doubts = null;
        foreach (LatestValue value in values)
        {
            fields[value.Field] = Json(value.Value);
            if (value.TimeNs < newest)
            {
                olderTimes ??= [];
                olderTimes[value.Field] = EpochTime.ToRfc3339(value.TimeNs);
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
}
