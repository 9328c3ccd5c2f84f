using System.Collections.Immutable;
using System.Globalization;

namespace BatteryTwin.Domain.Dtdl.Language.Json;

/// <summary>A JSON value that knows its place in the text it was read from.</summary>
public sealed record JsonNode
{
    public required JsonKind Kind { get; init; }

    public required TextPosition Position { get; init; }

    /// <summary>First byte of the value in the UTF-8 text.</summary>
    public int Start { get; init; }

    /// <summary>The byte after the value.</summary>
    public int End { get; init; }

    /// <summary>A string's value; a number or boolean as written; empty otherwise.</summary>
    public string Text { get; init; } = "";

    public ImmutableArray<JsonNode> Items { get; init; } = [];

    public ImmutableArray<JsonMember> Members { get; init; } = [];

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsArray => Kind == JsonKind.Array;

    public bool IsString => Kind == JsonKind.String;

    /// <summary>The first member of that name, or null.</summary>
    public JsonMember? Find(string name)
    {
        foreach (JsonMember member in Members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>The items of an array, or the value alone: DTDL lets a member hold one value bare.</summary>
    public ImmutableArray<JsonNode> AsItems() => IsArray ? Items : [this];

    /// <summary>True for a number written without fraction or exponent that fits 32 bits.</summary>
    public bool TryGetInteger(out int value)
    {
        value = 0;
        return Kind == JsonKind.Number && int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The value as an error shows it: scalars as written, shortened; containers by kind.</summary>
    public string? Describe() => Kind switch
    {
        JsonKind.Object or JsonKind.Array => null,
        JsonKind.Null => "null",
        _ => Text.Length <= 200 ? Text : Text[..200] + "…",
    };
}
