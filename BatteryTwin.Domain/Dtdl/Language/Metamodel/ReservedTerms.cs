using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>Terms the language defines beyond the element kinds, members, schemas and units a model can use; they are known, but out of place in a model.</summary>
internal static class ReservedTerms
{
    private static readonly string[] s_shared =
    [
        "Boolean", "CommandPayload", "CommandType", "ComplexSchema", "Content", "Date", "DateTime", "Double", "Duration", "Entity", "exponent", "Float",
        "Integer", "languageMajorVersion", "Long", "NamedEntity", "NumericSchema", "PrimitiveSchema", "Schema", "SchemaField", "SemanticType",
        "SemanticUnit", "String", "symbol", "TemporalSchema", "Time", "Unit", "UnitAttribute",
    ];

    private static readonly string[] s_v2 =
    [
        "atto", "baseUnit", "BinaryPrefix", "BinaryUnit", "bottomUnit", "centi", "deci", "DecimalPrefix", "DecimalUnit", "deka", "exa", "exbi", "femto",
        "gibi", "giga", "hecto", "kibi", "kilo", "mebi", "mega", "micro", "milli", "nano", "pebi", "peta", "pico", "prefix", "QuantitativeType",
        "RatioUnit", "tebi", "tera", "topUnit", "unit", "yobi", "yocto", "yotta", "zebi", "zepto", "zetta",
    ];

    private static readonly string[] s_v3 = ["AdjunctType", "Alias", "aliasFor", "DtdlExtension", "LatentType", "metamodel", "model", "NamedLatentType"];

    public static ImmutableArray<string> Of(int version) => [.. s_shared, .. version == 2 ? s_v2 : s_v3];
}
