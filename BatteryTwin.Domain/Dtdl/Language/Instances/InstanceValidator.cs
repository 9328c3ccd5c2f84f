using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Dtdl.Language.Instances;

/// <summary>Checks JSON values against schemas: what a twin's property, a relationship's property or a telemetry message may hold.</summary>
public static class InstanceValidator
{
    /// <summary>Errors kept for one value.</summary>
    public const int MaxErrors = 100;

    /// <summary>Why the value does not fit; empty when it does. Paths start with <paramref name="path"/>, a JSON pointer.</summary>
    public static IReadOnlyList<InstanceError> Validate(DtdlSchema schema, JsonElement value, string path = "")
    {
        if (schema is DtdlPrimitive { Kind: var kind } && PrimitiveValue.Fits(kind, value))
        {
            return [];
        }

        InstanceErrors errors = new(path, MaxErrors);
        try
        {
            Check(schema, value, errors);
        }
        catch (InvalidOperationException)
        {
            // The JSON document itself lets lone surrogates through and refuses only when they are read.
            errors.Add("a text in it is not valid Unicode");
        }

        return errors.All;
    }

    private static void Check(DtdlSchema schema, JsonElement value, InstanceErrors errors)
    {
        switch (schema)
        {
            case DtdlPrimitive primitive:
                CheckPrimitive(primitive.Kind, value, errors);
                break;
            case DtdlEnum options:
                CheckEnum(options, value, errors);
                break;
            case DtdlArray array:
                CheckArray(array, value, errors);
                break;
            case DtdlMap map:
                CheckMap(map, value, errors);
                break;
            case DtdlObject structure:
                CheckObject(structure, value, errors);
                break;
            case DtdlGeospatial geometry:
                GeometryValidator.Check(geometry.Kind, value, errors);
                break;
        }
    }

    private static void CheckPrimitive(PrimitiveKind kind, JsonElement value, InstanceErrors errors)
    {
        if (!PrimitiveValue.Fits(kind, value))
        {
            errors.Add($"{Describe(value)} is not {PrimitiveValue.Describe(kind)}");
        }
    }

    private static void CheckEnum(DtdlEnum options, JsonElement value, InstanceErrors errors)
    {
        bool isRightKind = options.IsInteger ? PrimitiveValue.Fits(PrimitiveKind.Integer, value) : value.ValueKind == JsonValueKind.String;
        string? text = !isRightKind ? null : options.IsInteger ? value.GetInt32().ToString(CultureInfo.InvariantCulture) : value.GetString();
        if (text is not null)
        {
            foreach (DtdlEnumValue option in options.Values)
            {
                if (Matches(options, option, text))
                {
                    return;
                }
            }
        }

        errors.Add($"{Describe(value)} is not one of {string.Join(", ", options.Values.Take(20).Select(option => option.Value))}");
    }

    private static bool Matches(DtdlEnum options, DtdlEnumValue option, string text) => options.IsInteger
        ? int.Parse(option.Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) == text
        : option.Value == text;

    private static void CheckArray(DtdlArray array, JsonElement value, InstanceErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add($"{Describe(value)} is not an array");
            return;
        }

        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (errors.IsFull)
            {
                return;
            }

            errors.Enter($"{index++}");
            Check(array.Element, item, errors);
            errors.Leave();
        }
    }

    private static void CheckMap(DtdlMap map, JsonElement value, InstanceErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"{Describe(value)} is not an object with string keys");
            return;
        }

        foreach (JsonProperty entry in value.EnumerateObject())
        {
            if (errors.IsFull)
            {
                return;
            }

            errors.Enter(entry.Name);
            Check(map.Value, entry.Value, errors);
            errors.Leave();
        }
    }

    private static void CheckObject(DtdlObject structure, JsonElement value, InstanceErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"{Describe(value)} is not an object");
            return;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (errors.IsFull)
            {
                return;
            }

            errors.Enter(member.Name);
            if (!seen.Add(member.Name))
            {
                errors.Add("the member is given more than once");
            }
            else if (structure.Find(member.Name) is { } field)
            {
                Check(field.Schema, member.Value, errors);
            }
            else
            {
                errors.Add($"the schema has no field of that name; it has {string.Join(", ", structure.Fields.Take(20).Select(option => option.Name))}");
            }

            errors.Leave();
        }
    }

    internal static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        _ => value.GetRawText() is { Length: <= 60 } text ? text : $"{value.GetRawText()[..60]}…",
    };
}
