using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>Reads one interface object.</summary>
internal static class InterfaceReader
{
    private const string ContextPrefix = "dtmi:dtdl:context;";

    public static Interface Read(JsonElement json, string place)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ModelException($"{place}: an interface is an object, not {DtdlText.Describe(json)}");
        }

        DtdlElement unnamed = new(json, place);
        string id = unnamed.RequiredText("@id");
        if (!Dtmi.IsValid(id) || id.Length > Dtmi.MaxInterfaceIdLength)
        {
            throw unnamed.Wrong($"'@id' is '{id}'; an interface id reads 'dtmi:company:Model;1' and has at most {Dtmi.MaxInterfaceIdLength} characters");
        }

        DtdlElement element = new(json, $"interface '{id}'");
        RequireInterface(element);
        SchemaReader schemas = new(element);
        return new Interface
        {
            Id = id,
            DisplayName = element.Localized("displayName"),
            Description = element.Localized("description"),
            Extends = [.. element.Set("extends").Select(parent => Reference(parent, element, "extends"))],
            Contents = [.. ReadContents(element, schemas)],
            Source = json.Clone(),
        };
    }

    private static void RequireInterface(DtdlElement element)
    {
        if (!element.Types().Contains("Interface"))
        {
            throw element.Wrong("'@type' must be 'Interface' at the top of a model document");
        }

        string? version = element.Set("@context")
            .Select(DtdlText.Literal)
            .FirstOrDefault(context => context?.StartsWith(ContextPrefix, StringComparison.Ordinal) == true)?[ContextPrefix.Length..];
        if (version is not ("2" or "3"))
        {
            throw element.Wrong(version is null
                ? $"'@context' must hold '{ContextPrefix}2' or '{ContextPrefix}3'"
                : $"DTDL version {version} is not supported; use version 2 or 3");
        }
    }

    private static List<InterfaceContent> ReadContents(DtdlElement element, SchemaReader schemas)
    {
        List<InterfaceContent> contents = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonElement entry in element.Set("contents"))
        {
            InterfaceContent content = ContentReader.Read(entry, element, schemas);
            if (!names.Add(content.Name))
            {
                throw element.Wrong($"'{content.Name}' occurs twice in 'contents'");
            }

            contents.Add(content);
        }

        return contents;
    }

    /// <summary>The id a reference names; whole interfaces written in place are not taken.</summary>
    internal static string Reference(JsonElement value, DtdlElement owner, string member) =>
        DtdlText.Literal(value) is { } id && Dtmi.IsValid(id)
            ? id
            : throw owner.Wrong($"'{member}' must name an interface by its id, not hold {DtdlText.Describe(value)}{(value.ValueKind == JsonValueKind.String ? $" '{value.GetString()}'" : string.Empty)}");
}
