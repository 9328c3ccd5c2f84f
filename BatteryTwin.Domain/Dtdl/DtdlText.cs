using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>DTDL's ways of writing text and terms, read from JSON.</summary>
internal static class DtdlText
{
    private const string DefaultLanguage = "en";

    /// <summary>A kind of JSON value in words for people.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    /// <summary>A string literal: bare, as <c>{"@value": …}</c>, or as an array of one of these; null when it is none.</summary>
    public static string? Literal(JsonElement value) => Bare(value) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A boolean literal; null when it is none.</summary>
    public static bool? Flag(JsonElement value) => Bare(value).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>
    /// The English text of a localizable member (string, language map, or array of strings and <c>{"@value","@language"}</c>); where there
    /// is no English one, the first. Null when the value is no localizable text.
    /// </summary>
    public static string? Localized(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when value.TryGetProperty("@value", out _) => Literal(value),
        JsonValueKind.Object => FromLanguageMap(value),
        JsonValueKind.Array => FromEntries(value),
        _ => null,
    };

    /// <summary>The short term of a full DTDL id: <c>dtmi:dtdl:class:Property;3</c> is <c>Property</c>; other text is given back as it is.</summary>
    public static string Term(string text)
    {
        if (!text.StartsWith("dtmi:dtdl:", StringComparison.Ordinal) && !text.StartsWith("dtmi:standard:", StringComparison.Ordinal))
        {
            return text;
        }

        string path = text.Split(';')[0];
        return path[(path.LastIndexOf(':') + 1)..];
    }

    private static JsonElement Bare(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1)
        {
            value = value[0];
        }

        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@value", out JsonElement inner) ? inner : value;
    }

    private static string? FromLanguageMap(JsonElement map)
    {
        JsonElement text = map.TryGetProperty(DefaultLanguage, out JsonElement english) ? english : map.EnumerateObject().FirstOrDefault().Value;
        return text.ValueKind == JsonValueKind.String ? text.GetString() : null;
    }

    private static string? FromEntries(JsonElement entries)
    {
        JsonElement[] texts = [.. entries.EnumerateArray().Where(entry => Literal(entry) is not null)];
        JsonElement chosen = texts.FirstOrDefault(entry => LanguageOf(entry) == DefaultLanguage, texts.FirstOrDefault());
        return chosen.ValueKind == JsonValueKind.Undefined ? null : Literal(chosen);
    }

    private static string? LanguageOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("@language", out JsonElement language) ? language.GetString() : DefaultLanguage;
}
