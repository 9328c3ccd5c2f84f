using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Dtdl.Language.Instances;

/// <summary>Which JSON values the primitive schemas take.</summary>
internal static class PrimitiveValue
{
    public static bool Fits(PrimitiveKind kind, JsonElement value) => kind switch
    {
        PrimitiveKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        PrimitiveKind.Integer => value.ValueKind == JsonValueKind.Number && IsWhole(value) && value.TryGetInt32(out _),
        PrimitiveKind.Long => value.ValueKind == JsonValueKind.Number && IsWhole(value) && value.TryGetInt64(out _),
        PrimitiveKind.Double => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number),
        PrimitiveKind.Float => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && float.IsFinite((float)number),
        _ => value.ValueKind == JsonValueKind.String && FitsText(kind, value.GetString()!),
    };

    public static string Describe(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => "true or false",
        PrimitiveKind.Integer => "an integer of 32 bits",
        PrimitiveKind.Long => "an integer of 64 bits",
        PrimitiveKind.Double => "a number in the range of double",
        PrimitiveKind.Float => "a number in the range of float",
        PrimitiveKind.Date => "a date such as 2026-05-31",
        PrimitiveKind.Time => "a time with offset such as 12:30:00Z",
        PrimitiveKind.DateTime => "a date and time with offset such as 2026-05-31T12:30:00Z",
        PrimitiveKind.Duration => "a duration such as P1DT12H",
        _ => "a string",
    };

    private static bool IsWhole(JsonElement value) => !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    private static bool FitsText(PrimitiveKind kind, string text) => kind switch
    {
        PrimitiveKind.Date => TemporalText.IsDate(text),
        PrimitiveKind.Time => TemporalText.IsTime(text),
        PrimitiveKind.DateTime => TemporalText.IsDateTime(text),
        PrimitiveKind.Duration => TemporalText.IsDuration(text),
        _ => true,
    };
}
