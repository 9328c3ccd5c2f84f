using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Live;

/// <summary>Writes the finished JSON of a message.</summary>
internal sealed class LiveBodyConverter : JsonConverter<LiveBody>
{
    public override LiveBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("messages of the live feed are only written");

    public override void Write(Utf8JsonWriter writer, LiveBody value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Message.ToUtf8(), skipInputValidation: true);
}
