using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Web.State.Editing;

/// <summary>Values of properties as the text of a form field, and back. No text means no value.</summary>
public static class FieldText
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static FieldKind KindOf(DtdlSchema schema) => schema switch
    {
        DtdlEnum => FieldKind.Choice,
        DtdlPrimitive { Kind: PrimitiveKind.Boolean } => FieldKind.Flag,
        DtdlPrimitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Long } => FieldKind.WholeNumber,
        DtdlPrimitive { IsNumeric: true } => FieldKind.Number,
        DtdlPrimitive { Kind: PrimitiveKind.Date } => FieldKind.Date,
        DtdlPrimitive { Kind: PrimitiveKind.Time } => FieldKind.Time,
        DtdlPrimitive { Kind: PrimitiveKind.DateTime } => FieldKind.DateTime,
        DtdlPrimitive { Kind: PrimitiveKind.Duration } => FieldKind.Duration,
        DtdlPrimitive => FieldKind.Text,
        _ => FieldKind.Json,
    };

    /// <summary>What a text of this kind looks like; null where the field itself shows it.</summary>
    public static string? Example(FieldKind kind) => kind switch
    {
        FieldKind.Number => "1480.5",
        FieldKind.WholeNumber => "1480",
        FieldKind.Time => "14:30:00Z",
        FieldKind.DateTime => "2026-05-04T14:30:00Z",
        FieldKind.Duration => "PT8H30M",
        FieldKind.Json => "{ \"name\": 1 }",
        _ => null,
    };

    /// <summary>The value as it stands in the field.</summary>
    public static string Of(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => string.Empty,
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json => JsonSerializer.Serialize(json, s_indented),
        { } other => other.GetRawText(),
    };

    /// <summary>The value as people read it, in the viewer's culture.</summary>
    public static string ForPeople(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.TryGetInt64(out long whole) ? whole.ToString(CultureInfo.CurrentCulture) : value.GetDouble().ToString("#,0.######", CultureInfo.CurrentCulture),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => "–",
        _ => value.GetRawText(),
    };

    /// <summary>Reads a field.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="schema">What the model asks for.</param>
    /// <returns>The value, null for an empty field; or what is wrong with the text, in words.</returns>
    public static (JsonElement? Value, string? Problem) Read(string text, DtdlSchema schema)
    {
        string trimmed = text.Trim();
        FieldKind kind = KindOf(schema);
        return (kind, trimmed) switch
        {
            (_, "") => (null, null),
            (FieldKind.Number, _) => double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? (JsonElement.Parse(number.ToString("R", CultureInfo.InvariantCulture)), null)
                : (null, $"“{trimmed}” is no number; write it like 1480.5"),
            (FieldKind.WholeNumber, _) or (FieldKind.Choice, _) when kind == FieldKind.WholeNumber || schema is DtdlEnum { IsInteger: true } => long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
                ? (JsonSerializer.SerializeToElement(whole), null)
                : (null, $"“{trimmed}” is no whole number; write it like 1480"),
            (FieldKind.Flag, _) => (JsonSerializer.SerializeToElement(trimmed == "true"), null),
            (FieldKind.Json, _) => ReadJson(trimmed),
            _ => (JsonSerializer.SerializeToElement(kind == FieldKind.Text ? text : trimmed), null),
        };
    }

    private static (JsonElement? Value, string? Problem) ReadJson(string text)
    {
        try
        {
            return (JsonElement.Parse(text), null);
        }
        catch (JsonException fault)
        {
            return (null, $"This is not JSON: line {fault.LineNumber + 1}, character {fault.BytePositionInLine + 1}");
        }
    }
}
