using System.Text.Json;

namespace BatteryTwin.Ingest.Backup;

/// <summary>How the JSON entries of a backup are written.</summary>
internal static class BackupJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
