using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Readings of a clock as <c>06:00</c> or <c>06:00:30</c>.</summary>
internal sealed class ClockReadingConverter : JsonConverter<TimeOnly>
{
    private static readonly string[] s_forms = ["HH:mm", "HH:mm:ss"];

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TimeOnly.TryParseExact(reader.GetString(), s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? time
            : throw new JsonException("it is no reading of a clock; write 06:00");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(value.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture));
}
