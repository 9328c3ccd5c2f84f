namespace BatteryTwin.Domain.TwinQuery.Values;

/// <summary>Kinds of values; the order is the one in which indexes sort them.</summary>
public enum QueryValueKind : byte
{
    /// <summary>The member is missing.</summary>
    Undefined,
    Null,
    Boolean,
    Number,
    Text,
    Object,
    Array,
}
