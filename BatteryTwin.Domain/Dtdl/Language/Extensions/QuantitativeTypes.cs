using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>Semantic types with their units: built into version 2, an extension of version 3, where a unit type is an enum and its units are its values.</summary>
internal static class QuantitativeTypes
{
    private const string Feature = "quantitativeTypes";
    private const string UnitMember = "unit";

    public static Extension V2 { get; } = BuildV2();

    public static Extension V3 { get; } = BuildV3();

    private static Extension BuildV2()
    {
        ImmutableArray<UnitTypeRow> rows = UnitTable.Of(2);
        IEnumerable<AdjunctType> types = SemanticTypes(rows, term => $"dtmi:standard:class:{term};2", "dtmi:dtdl:property:unit;2", ElementKinds.Unit,
            ElementKinds.Property | ElementKinds.Telemetry | ElementKinds.Relationship, 2);
        return new Extension("dtmi:dtdl:context", "2", types,
            rows.SelectMany(row => row.Units.Select(unit => new StandardElement(unit, $"dtmi:standard:unit:{unit};2", ElementKinds.Unit, 2) { Group = row.UnitType })));
    }

    private static Extension BuildV3()
    {
        ImmutableArray<UnitTypeRow> rows = UnitTable.Of(3);
        IEnumerable<AdjunctType> types = SemanticTypes(rows, term => Extension.IdOf(Feature, 1, $"class:{term}"), Extension.IdOf(Feature, 1, "property:unit"), ElementKinds.EnumValue,
            ElementKinds.Property | ElementKinds.Telemetry | ElementKinds.SchemaField, 3);
        IEnumerable<StandardElement> enums = rows.Select(row => new StandardElement(row.UnitType, Extension.IdOf(Feature, 1, $"enum:{row.UnitType}"), ElementKinds.Enum, 3));
        IEnumerable<StandardElement> units = rows.SelectMany(row => row.Units.Select(unit =>
            new StandardElement(unit, Extension.IdOf(Feature, 1, $"unit:{unit}"), ElementKinds.EnumValue, 3) { Group = row.UnitType }));
        return new Extension($"dtmi:dtdl:extension:{Feature}", "1", types, enums.Concat(units), aliases: Aliases(rows));
    }

    /// <summary>A semantic type whose unit type has another name may use its own name for it: EnergyRateUnit stands for PowerUnit.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Aliases(ImmutableArray<UnitTypeRow> rows) =>
        from row in rows
        from type in row.SemanticTypes
        let alias = $"{type}Unit"
        where !rows.Any(other => other.UnitType == alias)
        select KeyValuePair.Create(alias, row.UnitType);

    private static IEnumerable<AdjunctType> SemanticTypes(
        ImmutableArray<UnitTypeRow> rows, Func<string, string> typeId, string unitId, ElementKinds unitKind, ElementKinds carriers, int version) =>
        from row in rows
        from term in row.SemanticTypes
        select new AdjunctType
        {
            Term = term,
            Id = typeId(term),
            Kinds = carriers,
            Versions = [version],
            IsSemantic = true,
            SchemaKinds = ElementKinds.NumericSchema,
            Members =
            [
                new MemberRule
                {
                    Term = UnitMember,
                    Id = unitId,
                    Value = MemberValueKind.Element,
                    Kinds = unitKind,
                    MinCount = 1,
                    MaxCount = 1,
                    ReferenceOnly = true,
                    BroughtBy = term,
                    ValuesOf = row.UnitType,
                },
            ],
        };
}
