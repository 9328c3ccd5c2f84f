using System.Collections.Frozen;
using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>The schemas the language and its extensions bring, by identifier: primitives, geometries, enums of units, IoT Central's vectors.</summary>
internal static class StandardSchemaCatalog
{
    private static readonly string[] s_geopoint = ["lat", "lon", "alt"];
    private static readonly string[] s_vector = ["x", "y", "z"];

    private static readonly FrozenDictionary<string, DtdlSchema> s_schemas =
        LanguageDefinition.V2.StandardElements.Values.Concat(LanguageDefinition.V3.StandardElements.Values)
            .Select(Standard)
            .OfType<DtdlSchema>()
            .Concat(UnitEnums())
            .Concat(IotCentralExtension.V2.Elements.Values.Select(IotCentral))
            .ToFrozenDictionary(schema => schema.Id!, StringComparer.Ordinal);

    public static DtdlSchema? Find(string id) => s_schemas.GetValueOrDefault(id);

    /// <summary>The term of a kind: its name with a small first letter.</summary>
    public static string TermOf(string kind) => char.ToLowerInvariant(kind[0]) + kind[1..];

    private static DtdlSchema? Standard(StandardElement element) => element.Kind switch
    {
        ElementKinds.CommandType => null,
        ElementKinds.StandardSchema => new DtdlGeospatial { Id = element.Id, Kind = Enum.Parse<GeospatialKind>(element.Term, ignoreCase: true), Version = (LanguageVersion)element.Version },
        _ => new DtdlPrimitive { Id = element.Id, Kind = Enum.Parse<PrimitiveKind>(element.Term, ignoreCase: true), Version = (LanguageVersion)element.Version },
    };

    private static IEnumerable<DtdlSchema> UnitEnums() =>
        from unitType in QuantitativeTypes.V3.Elements.Values.Where(element => element.Kind == ElementKinds.Enum).DistinctBy(element => element.Id)
        select new DtdlEnum
        {
            Id = unitType.Id,
            Version = LanguageVersion.V3,
            IsInteger = false,
            Values =
            [
                .. QuantitativeTypes.V3.Elements.Values.Where(element => element.Group == unitType.Term)
                    .Select(unit => new DtdlEnumValue { Id = unit.Id, Name = unit.Term, Value = unit.Term, Version = LanguageVersion.V3 }),
            ],
        };

    private static DtdlObject IotCentral(StandardElement element) => new()
    {
        Id = element.Id,
        Version = LanguageVersion.V2,
        Fields = Doubles(element.Term == "geopoint" ? s_geopoint : s_vector),
    };

    private static ImmutableArray<DtdlField> Doubles(string[] names) =>
        [.. names.Select(name => new DtdlField { Name = name, Schema = new DtdlPrimitive { Kind = PrimitiveKind.Double, Version = LanguageVersion.V2 }, Version = LanguageVersion.V2 })];
}
