using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>Primitive and geospatial schemas and kinds of commands, by language version.</summary>
internal static class StandardSchemas
{
    private static readonly (string Term, ElementKinds Kind)[] s_primitives =
    [
        ("boolean", ElementKinds.OtherPrimitiveSchema),
        ("date", ElementKinds.OtherPrimitiveSchema),
        ("dateTime", ElementKinds.OtherPrimitiveSchema),
        ("double", ElementKinds.NumericSchema),
        ("duration", ElementKinds.OtherPrimitiveSchema),
        ("float", ElementKinds.NumericSchema),
        ("integer", ElementKinds.NumericSchema),
        ("long", ElementKinds.NumericSchema),
        ("string", ElementKinds.StringSchema),
        ("time", ElementKinds.OtherPrimitiveSchema),
    ];

    private static readonly string[] s_geospatial = ["lineString", "multiLineString", "multiPoint", "multiPolygon", "point", "polygon"];

    private static readonly string[] s_commandTypes = ["asynchronous", "synchronous"];

    public static ImmutableArray<StandardElement> Of(int version) =>
    [
        .. s_primitives.Select(schema => new StandardElement(schema.Term, $"dtmi:dtdl:instance:Schema:{schema.Term};{version}", schema.Kind, version)),
        .. s_geospatial.Select(term => new StandardElement(term, $"dtmi:standard:schema:geospatial:{term};{version}", ElementKinds.StandardSchema, version) { HoldsArray = true }),
        .. s_commandTypes.Select(term => new StandardElement(term, $"dtmi:dtdl:instance:CommandType:{term};{version}", ElementKinds.CommandType, version)),
    ];
}
