using System.Text.Json;
using System.Text.RegularExpressions;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>A JSON object of a model document together with words for where it stands, so that every complaint can say it.</summary>
internal readonly partial record struct DtdlElement(JsonElement Json, string Place)
{
    [GeneratedRegex("^[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?$")]
    private static partial Regex NamePattern { get; }

    public ModelException Wrong(string problem) => new($"{Place}: {problem}");

    /// <summary>A member; undefined when it is absent.</summary>
    /// <exception cref="ModelException">The member is null, which DTDL never allows.</exception>
    public JsonElement Member(string member)
    {
        if (!Json.TryGetProperty(member, out JsonElement value))
        {
            return default;
        }

        return value.ValueKind == JsonValueKind.Null ? throw Wrong($"'{member}' is null; leave it out or give it a value") : value;
    }

    public bool Has(string member) => Json.TryGetProperty(member, out _);

    /// <summary>A text member; null when it is absent.</summary>
    public string? Text(string member) => Read(member, DtdlText.Literal, "a text");

    public string RequiredText(string member) => Text(member) ?? throw Wrong($"'{member}' is missing");

    public string? Localized(string member) => Read(member, DtdlText.Localized, "a text or an object with a text per language");

    public bool Flag(string member) => Has(member) && (DtdlText.Flag(Member(member)) ?? throw Wrong($"'{member}' must be true or false"));

    /// <summary>The <c>name</c> of a content, field or enum value.</summary>
    public string Name()
    {
        string name = RequiredText("name");
        return NamePattern.IsMatch(name) && name.Length <= 512
            ? name
            : throw Wrong($"name '{name}' must start with a letter, hold letters, digits and underscores, and not end with an underscore");
    }

    /// <summary>Entries of a set-valued member: an array, or a single value; none when it is absent.</summary>
    public IEnumerable<JsonElement> Set(string member)
    {
        JsonElement value = Member(member);
        return value.ValueKind switch
        {
            JsonValueKind.Undefined => [],
            JsonValueKind.Array => value.EnumerateArray(),
            _ => [value],
        };
    }

    /// <summary>The terms of <c>@type</c> with full ids shortened, the language type first wherever it stood.</summary>
    public IReadOnlyList<string> Types()
    {
        DtdlElement here = this;
        return [.. Set("@type").Select(type => DtdlText.Literal(type) is { } text ? DtdlText.Term(text) : throw here.Wrong("'@type' must be a text or an array of texts"))];
    }

    private string? Read(string member, Func<JsonElement, string?> read, string expected)
    {
        JsonElement value = Member(member);
        return value.ValueKind == JsonValueKind.Undefined
            ? null
            : read(value) ?? throw Wrong($"'{member}' must be {expected}, not {DtdlText.Describe(value)}");
    }
}
