namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>Kinds of elements, those a model writes and those the language brings; a set of them says what a member takes.</summary>
[Flags]
internal enum ElementKinds
{
    None = 0,
    Interface = 1,
    Property = 1 << 1,
    Telemetry = 1 << 2,
    Command = 1 << 3,
    Relationship = 1 << 4,
    Component = 1 << 5,

    /// <summary>Payload of version 2, used for requests and responses alike.</summary>
    CommandPayload = 1 << 6,
    CommandRequest = 1 << 7,
    CommandResponse = 1 << 8,
    Array = 1 << 9,
    Enum = 1 << 10,
    EnumValue = 1 << 11,
    Map = 1 << 12,
    MapKey = 1 << 13,
    MapValue = 1 << 14,
    Object = 1 << 15,
    Field = 1 << 16,

    /// <summary>integer, long, float, double.</summary>
    NumericSchema = 1 << 17,
    StringSchema = 1 << 18,

    /// <summary>boolean and the temporal schemas.</summary>
    OtherPrimitiveSchema = 1 << 19,

    /// <summary>A structured schema that the language or an extension brings, such as point.</summary>
    StandardSchema = 1 << 20,

    /// <summary>A unit of version 2; in version 3 units are values of enums.</summary>
    Unit = 1 << 21,
    CommandType = 1 << 22,

    /// <summary>A value an extension brings for one of its own members.</summary>
    ExtensionValue = 1 << 23,

    Content = Property | Telemetry | Command | Relationship | Component,
    ComplexSchema = Array | Enum | Map | Object,
    PrimitiveSchema = NumericSchema | StringSchema | OtherPrimitiveSchema,
    Schema = ComplexSchema | PrimitiveSchema | StandardSchema,
    SchemaField = CommandPayload | CommandRequest | CommandResponse | Field | MapValue,
}
