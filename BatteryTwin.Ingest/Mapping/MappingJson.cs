using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>Rules as JSON: on the disk, in the API and in exported files alike.</summary>
public static class MappingJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static MappingRule ReadRule(string json) => Plain(JsonSerializer.Deserialize<MappingRule>(json, Options)!);

    /// <summary>The rule with its texts trimmed, nothing missing, and names compared as written whatever the culture.</summary>
    public static MappingRule Plain(MappingRule rule) => rule with
    {
        Id = Text(rule.Id),
        Name = Text(rule.Name),
        Notes = Text(rule.Notes),
        Measurement = rule.Measurement ?? string.Empty,
        Field = rule.Field ?? string.Empty,
        Twin = Text(rule.Twin),
        TargetField = Text(rule.TargetField),
        Tags = Texts(rule.Tags),
        Translations = (rule.Translations ?? ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty)
            .ToImmutableSortedDictionary(entry => entry.Key, entry => Texts(entry.Value), StringComparer.Ordinal),
        Conversion = Plain(rule.Conversion ?? ValueConversion.None),
        Rows = rule.Rows.IsDefault ? [] : [.. rule.Rows.Select(Plain)],
    };

    private static ValueConversion Plain(ValueConversion conversion)
    {
        ImmutableSortedDictionary<string, string>.Builder values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string raw, string value) in conversion.Values ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            values[raw.Trim()] = Text(value);
        }

        return conversion with
        {
            Unit = string.IsNullOrWhiteSpace(conversion.Unit) ? null : conversion.Unit.Trim(),
            TargetUnit = string.IsNullOrWhiteSpace(conversion.TargetUnit) ? null : conversion.TargetUnit.Trim(),
            Invalid = conversion.Invalid.IsDefault ? [] : [.. conversion.Invalid.Select(Text).Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            Values = values.ToImmutable(),
        };
    }

    private static MappingTableRow Plain(MappingTableRow row) => (row ?? new()) is var given ? given with
    {
        Measurement = given.Measurement ?? string.Empty,
        Field = given.Field ?? string.Empty,
        Twin = Text(given.Twin),
        TargetField = Text(given.TargetField),
        Unit = string.IsNullOrWhiteSpace(given.Unit) ? null : given.Unit.Trim(),
        Tags = Texts(given.Tags),
    } : row;

    private static ImmutableSortedDictionary<string, string> Texts(ImmutableSortedDictionary<string, string>? texts) =>
        (texts ?? ImmutableSortedDictionary<string, string>.Empty).ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value ?? string.Empty, StringComparer.Ordinal);

    private static string Text(string? text) => text?.Trim() ?? string.Empty;
}
