using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>Checks values against the schema of a property.</summary>
public static partial class SchemaCheck
{
    [GeneratedRegex(@"^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$")]
    private static partial Regex Duration { get; }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$")]
    private static partial Regex DateTimeForm { get; }

    [GeneratedRegex(@"^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$")]
    private static partial Regex TimeForm { get; }

    /// <summary>What the schema expects when the value does not fit, in words (<c>double</c>, <c>one of OK, FAULT_PREDICTED</c>); null when it fits.</summary>
    public static string? Expected(InterfaceContent property, JsonElement value) =>
        Fits(property, value)
            ? null
            : property.Schema switch
            {
                "enum:string" or "enum:integer" => $"one of {string.Join(", ", property.EnumValues)}",
                "date" => "date (YYYY-MM-DD)",
                "dateTime" => "dateTime (RFC 3339 with offset)",
                "time" => "time (hh:mm:ss with offset)",
                "duration" => "duration (ISO 8601, P1DT2H)",
                _ => property.Schema ?? "no value",
            };

    private static bool Fits(InterfaceContent property, JsonElement value) => property.Schema switch
    {
        "double" => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()),
        "float" => value.ValueKind == JsonValueKind.Number && float.IsFinite((float)value.GetDouble()),
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "long" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "date" => Text(value) is { } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "dateTime" => Text(value) is { } text && DateTimeForm.IsMatch(text) && GraphTime.Read(value) is not null,
        "time" => Text(value) is { } text && TimeForm.IsMatch(text),
        "duration" => Text(value) is { } text && Duration.IsMatch(text),
        "enum:string" => Text(value) is { } text && property.EnumValues.Contains(text),
        "enum:integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && property.EnumValues.Contains(number.ToString(CultureInfo.InvariantCulture)),
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
