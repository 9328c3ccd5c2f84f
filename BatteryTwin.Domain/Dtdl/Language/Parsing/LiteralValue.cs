using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Json;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>A literal as read: kind of JSON value, text, place; for localized texts the texts by language.</summary>
internal sealed record LiteralValue(JsonKind Kind, string Text, TextPosition Position)
{
    public ImmutableSortedDictionary<string, string> Texts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool IsTrue => Kind == JsonKind.Boolean && Text == "true";
}
