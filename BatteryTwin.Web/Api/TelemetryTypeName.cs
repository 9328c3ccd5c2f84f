using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Web.Api;

/// <summary>Names of field types in answers.</summary>
internal static class TelemetryTypeName
{
    public static string Of(FieldType type) => type switch
    {
        FieldType.Float => "float",
        FieldType.Integer => "integer",
        FieldType.Unsigned => "unsigned",
        FieldType.Boolean => "boolean",
        _ => "string",
    };
}
