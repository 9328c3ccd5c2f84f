using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Instances;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Twins;

/// <summary>Checks values of properties against their schema and the size limit of texts.</summary>
public static class SchemaCheck
{
    private const int MaxShown = 100;

    /// <summary>Why a value does not fit, for example <c>Expected value of type double for Speed on Twin, got "fast"</c>; null when it does.</summary>
    /// <param name="schema">What the model asks for.</param>
    /// <param name="value">The value.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="holder">What holds it: <c>Twin</c>, or a component's or relationship's name.</param>
    /// <param name="limits">Size limits.</param>
    public static string? Problem(DtdlSchema schema, JsonElement value, string property, string holder, GraphLimits limits)
    {
        if (InstanceValidator.Validate(schema, value) is [var error, ..])
        {
            string detail = schema is DtdlPrimitive ? string.Empty : $" ({error})";
            return $"Expected value of type {Describe(schema)} for {property} on {holder}, got {Shorten(value)}{detail}";
        }

        return IsTooLong(value, limits.MaxStringBytes) ? $"The text of {property} on {holder} is longer than {limits.MaxStringBytes} bytes; shorten it or keep it elsewhere and store its address" : null;
    }

    /// <summary>The schema as people and clients call it.</summary>
    public static string Describe(DtdlSchema schema) => schema switch
    {
        DtdlEnum options => $"enum, one of {string.Join(", ", options.Values.Take(20).Select(option => option.Value))}",
        _ => schema.Summary,
    };

    internal static string Shorten(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.Undefined ? "nothing" : value.GetRawText();
        return text.Length <= MaxShown ? text : text[..MaxShown] + "…";
    }

    private static bool IsTooLong(JsonElement value, int maxBytes) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetRawText().Length > maxBytes / 3 && Encoding.UTF8.GetByteCount(value.GetString()!) > maxBytes,
        JsonValueKind.Array => value.EnumerateArray().Any(item => IsTooLong(item, maxBytes)),
        JsonValueKind.Object => value.EnumerateObject().Any(member => IsTooLong(member.Value, maxBytes)),
        _ => false,
    };
}
