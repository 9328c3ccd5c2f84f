using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>How maintenance is written as JSON, in the database and over HTTP: camel case, words for kinds, what follows from the rest left out.</summary>
internal static class MaintenanceJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ClockReadingConverter() },
    };
}
