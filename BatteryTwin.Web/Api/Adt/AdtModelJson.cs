using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Models as clients know them: id, texts by language, upload time, whether decommissioned, and on demand the DTDL itself.</summary>
internal static class AdtModelJson
{
    private const string UploadTimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz";

    public static void Write(Utf8JsonWriter writer, TwinModel model) => Write(writer, model, withDefinition: false);

    public static void WriteWithDefinition(Utf8JsonWriter writer, TwinModel model) => Write(writer, model, withDefinition: true);

    private static void Write(Utf8JsonWriter writer, TwinModel model, bool withDefinition)
    {
        writer.WriteStartObject();
        writer.WriteString("id", model.Id);
        Write(writer, "displayName", model.Interface.DisplayName);
        Write(writer, "description", model.Interface.Description);
        writer.WriteString("uploadTime", model.UploadTime.ToUniversalTime().ToString(UploadTimeFormat, CultureInfo.InvariantCulture));
        writer.WriteBoolean("decommissioned", model.Decommissioned);
        if (withDefinition)
        {
            writer.WritePropertyName("model");
            model.Source.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, LocalizedText? text)
    {
        writer.WriteStartObject(name);
        if (text is not null)
        {
            foreach ((string language, string words) in text.Texts)
            {
                writer.WriteString(language, words);
            }
        }

        writer.WriteEndObject();
    }
}
