using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>How data sets and models are written to files.</summary>
internal static class PrognosticsJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
