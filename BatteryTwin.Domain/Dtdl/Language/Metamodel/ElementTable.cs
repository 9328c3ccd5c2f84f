using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>The element kinds of the language and their members, as a table; versions differ by limits and by the kinds of payloads.</summary>
internal static class ElementTable
{
    public static readonly Regex NamePattern = new("^[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static ImmutableArray<ElementRule> Build(LanguageLimits limits)
    {
        bool isV2 = limits.Version == 2;
        ElementKinds request = isV2 ? ElementKinds.CommandPayload : ElementKinds.CommandRequest;
        ElementKinds response = isV2 ? ElementKinds.CommandPayload : ElementKinds.CommandResponse;
        MemberRule name = Name(limits);
        MemberRule schema = Single("schema", ElementKinds.Schema);

        List<ElementRule> rules = [];
        void Add(string term, ElementKinds kind, params MemberRule[] members) =>
            rules.Add(new ElementRule(term, kind, limits.Version, [.. Texts(limits), .. members]));

        Add("Interface", ElementKinds.Interface,
            Many("contents", ElementKinds.Content, 0, limits.Contents) with { TakesEarlierVersions = true, NamesElements = true, UniqueBy = ["name"] },
            Many("extends", ElementKinds.Interface, 0, limits.Extends) with { TakesEarlierVersions = true, NeedsId = true },
            Many("schemas", ElementKinds.ComplexSchema, 0, null) with { NeedsId = true });
        Add("Property", ElementKinds.Property, name, schema, Flag("writable"));
        Add("Telemetry", ElementKinds.Telemetry, name, schema);
        Add("Command", ElementKinds.Command, name, Inferred("request", request, 0), Inferred("response", response, 0), CommandType());
        Add("Component", ElementKinds.Component, name, Single("schema", ElementKinds.Interface) with { NeedsId = true });
        Add("Relationship", ElementKinds.Relationship, name, Flag("writable"), Target(),
            Many("properties", ElementKinds.Property, 0, limits.RelationshipProperties) with { TakesEarlierVersions = true, NamesElements = true, UniqueBy = ["name"] },
            Number("minMultiplicity", 0, 0), Number("maxMultiplicity", 1, limits.MaxMultiplicity));
        foreach ((string term, ElementKinds kind) in isV2
            ? [("CommandPayload", ElementKinds.CommandPayload)]
            : new[] { ("CommandRequest", ElementKinds.CommandRequest), ("CommandResponse", ElementKinds.CommandResponse) })
        {
            Add(term, kind, name, schema);
        }

        Add("Array", ElementKinds.Array, Single("elementSchema", ElementKinds.Schema));
        Add("Enum", ElementKinds.Enum,
            Single("valueSchema", ElementKinds.PrimitiveSchema) with { AllowedTerms = ["integer", "string"], ReferenceOnly = true },
            Named("enumValues", ElementKinds.EnumValue, limits.MinEnumValues, limits.MaxEnumValues, ["name", "enumValue"]));
        Add("EnumValue", ElementKinds.EnumValue, name, new MemberRule { Term = "enumValue", Value = MemberValueKind.Literal, MinCount = 1, MaxCount = 1 });
        Add("Map", ElementKinds.Map, Inferred("mapKey", ElementKinds.MapKey, 1), Inferred("mapValue", ElementKinds.MapValue, 1));
        Add("MapKey", ElementKinds.MapKey, name, Single("schema", ElementKinds.StringSchema) with { AllowedTerms = ["string"], ReferenceOnly = true });
        Add("MapValue", ElementKinds.MapValue, name, schema);
        Add("Object", ElementKinds.Object, Named("fields", ElementKinds.Field, limits.MinFields, limits.MaxFields, ["name"]));
        Add("Field", ElementKinds.Field, name, schema);
        return [.. rules];
    }

    private static IEnumerable<MemberRule> Texts(LanguageLimits limits) =>
    [
        new() { Term = "comment", Value = MemberValueKind.String, MaxCount = 1, MaxLength = limits.TextLength },
        new() { Term = "description", Value = MemberValueKind.LocalizedText, MaxLength = limits.TextLength },
        new() { Term = "displayName", Value = MemberValueKind.LocalizedText, MaxLength = limits.DisplayNameLength },
    ];

    private static MemberRule Name(LanguageLimits limits) =>
        new() { Term = "name", Value = MemberValueKind.String, MinCount = 1, MaxCount = 1, MaxLength = limits.NameLength, Pattern = NamePattern };

    private static MemberRule Single(string term, ElementKinds kinds) =>
        new() { Term = term, Value = MemberValueKind.Element, Kinds = kinds, MinCount = 1, MaxCount = 1, TakesEarlierVersions = true };

    private static MemberRule Many(string term, ElementKinds kinds, int min, int? max) =>
        new() { Term = term, Value = MemberValueKind.Element, Kinds = kinds, MinCount = min, MaxCount = max };

    private static MemberRule Named(string term, ElementKinds kind, int min, int? max, ImmutableArray<string> uniqueBy) =>
        Many(term, kind, min, max) with { InferredKind = kind, NamesElements = true, UniqueBy = uniqueBy };

    private static MemberRule Inferred(string term, ElementKinds kind, int min) =>
        new() { Term = term, Value = MemberValueKind.Element, Kinds = kind, InferredKind = kind, MinCount = min, MaxCount = 1 };

    private static MemberRule Flag(string term) => new() { Term = term, Value = MemberValueKind.Boolean, MaxCount = 1 };

    private static MemberRule Number(string term, int min, int? max) =>
        new() { Term = term, Value = MemberValueKind.Integer, MaxCount = 1, MinValue = min, MaxValue = max };

    private static MemberRule Target() => new() { Term = "target", Value = MemberValueKind.Identifier, MaxCount = 1, MaxLength = Dtmi.MaxLength };

    private static MemberRule CommandType() => new()
    {
        Term = "commandType",
        Value = MemberValueKind.Element,
        Kinds = ElementKinds.CommandType,
        MaxCount = 1,
        AllowedTerms = ["asynchronous", "synchronous"],
        ReferenceOnly = true,
    };
}
