using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>Reads schemas of one interface, those under its <c>schemas</c> included, down to what <see cref="InterfaceContent"/> keeps of them.</summary>
internal sealed class SchemaReader
{
    private static readonly HashSet<string> s_primitives = new(StringComparer.Ordinal)
    {
        "boolean", "date", "dateTime", "double", "duration", "float", "integer", "long", "string", "time",
        "point", "lineString", "polygon", "multiPoint", "multiLineString", "multiPolygon",
    };

    private readonly Dictionary<string, Summary> _shared = new(StringComparer.Ordinal);

    public SchemaReader(DtdlElement owner)
    {
        foreach (JsonElement entry in owner.Set("schemas"))
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                throw owner.Wrong($"'schemas' holds {DtdlText.Describe(entry)}; every entry is an object with '@id' and '@type'");
            }

            DtdlElement element = new(entry, $"{owner.Place}, an entry of 'schemas'");
            string id = element.RequiredText("@id");
            if (!_shared.TryAdd(id, ReadComplex(element with { Place = $"{owner.Place}, schema '{id}'" })))
            {
                throw owner.Wrong($"schema '{id}' occurs twice in 'schemas'");
            }
        }
    }

    /// <summary>A primitive's name, <c>enum:string</c>, <c>enum:integer</c>, <c>array</c>, <c>map</c> or <c>object</c>, and the values of an enum.</summary>
    internal sealed record Summary(string Kind, IReadOnlyList<string> EnumValues);

    public Summary Read(DtdlElement element, string member)
    {
        if (!element.Has(member))
        {
            throw element.Wrong($"'{member}' is missing");
        }

        JsonElement value = element.Member(member);
        if (value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("@value", out _))
        {
            return ReadComplex(new(value, $"{element.Place}, '{member}'"));
        }

        string id = DtdlText.Literal(value) ?? throw element.Wrong($"'{member}' must be a schema's name or an object, not {DtdlText.Describe(value)}");
        string term = DtdlText.Term(id);
        if (s_primitives.Contains(term))
        {
            return new(term, []);
        }

        return _shared.GetValueOrDefault(id)
            ?? throw element.Wrong($"'{member}' is '{id}', which is neither a primitive schema (double, integer, string, …) nor defined under 'schemas'");
    }

    private static Summary ReadComplex(DtdlElement element)
    {
        string[] kinds = [.. element.Types().Where(type => type is "Array" or "Enum" or "Map" or "Object")];
        return kinds switch
        {
            ["Enum"] => ReadEnum(element),
            ["Array"] when element.Has("elementSchema") => new("array", []),
            ["Map"] when element.Has("mapKey") && element.Has("mapValue") => new("map", []),
            ["Object"] => new("object", []),
            ["Array"] => throw element.Wrong("an Array needs 'elementSchema'"),
            ["Map"] => throw element.Wrong("a Map needs 'mapKey' and 'mapValue'"),
            _ => throw element.Wrong("'@type' must be one of Array, Enum, Map, Object"),
        };
    }

    private static Summary ReadEnum(DtdlElement element)
    {
        string valueSchema = DtdlText.Term(element.RequiredText("valueSchema"));
        if (valueSchema is not ("string" or "integer"))
        {
            throw element.Wrong($"'valueSchema' of an Enum is 'string' or 'integer', not '{valueSchema}'");
        }

        List<string> values = [];
        foreach (JsonElement entry in element.Set("enumValues"))
        {
            string value = ReadEnumValue(entry, element, valueSchema);
            if (values.Contains(value))
            {
                throw element.Wrong($"enum value '{value}' occurs twice");
            }

            values.Add(value);
        }

        return new($"enum:{valueSchema}", values);
    }

    private static string ReadEnumValue(JsonElement entry, DtdlElement owner, string valueSchema)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw owner.Wrong($"'enumValues' holds {DtdlText.Describe(entry)}; every entry is an object with 'name' and 'enumValue'");
        }

        DtdlElement unnamed = new(entry, $"{owner.Place}, an entry of 'enumValues'");
        DtdlElement element = unnamed with { Place = $"{owner.Place}, enum value '{unnamed.Name()}'" };
        JsonElement value = element.Member("enumValue");
        return (valueSchema, value.ValueKind) switch
        {
            ("string", JsonValueKind.String) => value.GetString()!,
            ("integer", JsonValueKind.Number) when value.TryGetInt32(out int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => throw element.Wrong($"'enumValue' must be {(valueSchema == "string" ? "a text" : "a whole number")}"),
        };
    }
}
