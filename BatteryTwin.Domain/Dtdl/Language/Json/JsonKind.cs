namespace BatteryTwin.Domain.Dtdl.Language.Json;

/// <summary>What a JSON value is.</summary>
public enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}
