using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>Reads one entry of an interface's contents.</summary>
internal static class ContentReader
{
    public static InterfaceContent Read(JsonElement json, DtdlElement owner, SchemaReader schemas)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw owner.Wrong($"'contents' holds {DtdlText.Describe(json)}; every entry is an object with '@type' and 'name'");
        }

        DtdlElement unnamed = new(json, $"{owner.Place}, an entry of 'contents'");
        string name = unnamed.Name();
        DtdlElement element = new(json, $"{owner.Place}, '{name}'");
        IReadOnlyList<string> types = element.Types();
        ContentKind kind = KindOf(types, element);
        InterfaceContent content = new()
        {
            Name = name,
            Kind = kind,
            DisplayName = element.Localized("displayName"),
            Description = element.Localized("description"),
            Comment = element.Text("comment"),
            Writable = element.Flag("writable"),
        };
        return kind switch
        {
            ContentKind.Property or ContentKind.Telemetry => WithSchema(content, element, types, schemas),
            ContentKind.Component => content with { Schema = ComponentSchema(element) },
            ContentKind.Relationship => WithTarget(content, element, schemas),
            _ => content,
        };
    }

    private static ContentKind KindOf(IReadOnlyList<string> types, DtdlElement element)
    {
        ContentKind[] kinds = [.. types.Where(type => Enum.IsDefined(typeof(ContentKind), type)).Select(Enum.Parse<ContentKind>)];
        return kinds.Length == 1
            ? kinds[0]
            : throw element.Wrong("'@type' must name exactly one of Property, Telemetry, Relationship, Component, Command");
    }

    private static InterfaceContent WithSchema(InterfaceContent content, DtdlElement element, IReadOnlyList<string> types, SchemaReader schemas)
    {
        SchemaReader.Summary schema = schemas.Read(element, "schema");
        string? semanticType = types.FirstOrDefault(type => type != content.Kind.ToString());
        string? unit = element.Text("unit") is { } term ? DtdlText.Term(term) : null;
        if (unit is not null && semanticType is null)
        {
            throw element.Wrong($"'unit' {unit} needs a semantic type beside '{content.Kind}' in '@type', for example [\"{content.Kind}\", \"Temperature\"]");
        }

        if (unit is not null && schema.Kind is not ("double" or "float" or "integer" or "long"))
        {
            throw element.Wrong($"a value with a unit needs a numeric schema, not '{schema.Kind}'");
        }

        return content with { Schema = schema.Kind, EnumValues = schema.EnumValues, Unit = unit, SemanticType = semanticType };
    }

    private static string ComponentSchema(DtdlElement element) => element.Has("schema")
        ? InterfaceReader.Reference(element.Member("schema"), element, "schema")
        : throw element.Wrong("'schema' is missing: which interface describes the component?");

    private static InterfaceContent WithTarget(InterfaceContent content, DtdlElement element, SchemaReader schemas)
    {
        List<InterfaceContent> properties = [];
        foreach (JsonElement entry in element.Set("properties"))
        {
            InterfaceContent property = Read(entry, element, schemas);
            if (property.Kind != ContentKind.Property || properties.Exists(other => other.Name == property.Name))
            {
                throw element.Wrong($"'properties' must hold Properties with different names; '{property.Name}' is a second one or something else");
            }

            properties.Add(property);
        }

        string? target = element.Has("target") ? InterfaceReader.Reference(element.Member("target"), element, "target") : null;
        return content with { Schema = target, Properties = properties };
    }
}
