namespace BatteryTwin.Domain.Telemetry;

/// <summary>The five value types of a telemetry field, as line protocol knows them.</summary>
public enum FieldType : byte
{
    /// <summary>64-bit IEEE 754, finite.</summary>
    Float = 0,

    /// <summary>64-bit signed.</summary>
    Integer = 1,

    /// <summary>64-bit unsigned.</summary>
    Unsigned = 2,

    /// <summary>True or false.</summary>
    Boolean = 3,

    /// <summary>Unicode text.</summary>
    String = 4,
}
