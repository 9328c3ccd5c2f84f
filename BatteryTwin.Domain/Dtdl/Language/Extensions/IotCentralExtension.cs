using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>The extension of version 2 for Azure IoT Central: markers on telemetry and properties, and two schemas.</summary>
internal static class IotCentralExtension
{
    public const string Context = "dtmi:iotcentral:context";
    public const string Version = "2";

    private static readonly string[] s_places = ["point", "multiPoint", "lineString", "multiLineString", "polygon", "multiPolygon", "geopoint"];

    public static Extension V2 { get; } = new(
        Context,
        Version,
        [
            Type("State") with { SchemaKinds = ElementKinds.Enum },
            Type("Event") with { SchemaKinds = ElementKinds.NumericSchema | ElementKinds.StringSchema },
            Type("Location") with { SchemaKinds = ElementKinds.StandardSchema, SchemaTerms = [.. s_places] },
            Type("VelocityVector") with { SchemaKinds = ElementKinds.StandardSchema, SchemaTerms = ["vector"], Members = [Unit("VelocityVector", "VelocityUnit")] },
            Type("AccelerationVector") with { SchemaKinds = ElementKinds.StandardSchema, SchemaTerms = ["vector"], Members = [Unit("AccelerationVector", "AccelerationUnit")] },
        ],
        [Schema("geopoint"), Schema("vector")],
        "dtmi:iotcentral:");

    private static AdjunctType Type(string term) =>
        new() { Term = term, Id = $"dtmi:iotcentral:class:{term};2", Kinds = ElementKinds.Property | ElementKinds.Telemetry, Versions = [2] };

    private static StandardElement Schema(string term) => new(term, $"dtmi:iotcentral:schema:{term};2", ElementKinds.StandardSchema, 2);

    private static MemberRule Unit(string type, string unitType) => new()
    {
        Term = "unit",
        Id = "dtmi:dtdl:property:unit;2",
        Value = MemberValueKind.Element,
        Kinds = ElementKinds.Unit,
        MaxCount = 1,
        ReferenceOnly = true,
        BroughtBy = type,
        ValuesOf = unitType,
    };
}
