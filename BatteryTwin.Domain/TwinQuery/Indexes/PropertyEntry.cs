using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>
/// A value and the twin that has it, ordered by kind, value and twin id. Edges (-1, 0, 1) make probes that stand before or after all
/// values of a kind, or before or after all twins of one value.
/// </summary>
internal readonly struct PropertyEntry : IComparable<PropertyEntry>
{
    private readonly string? _text;
    private readonly QueryNumber _number;
    private readonly QueryValueKind _kind;
    private readonly sbyte _valueEdge;
    private readonly sbyte _twinEdge;

    public PropertyEntry(in QueryValue value, string twinId)
        : this(value, 0)
    {
        TwinId = twinId;
    }

    private PropertyEntry(in QueryValue value, int twinEdge)
    {
        _kind = value.Kind;
        _number = value.Kind is QueryValueKind.Number or QueryValueKind.Boolean ? value.AsNumber : default;
        _text = value.AsText;
        _twinEdge = (sbyte)twinEdge;
        TwinId = string.Empty;
    }

    private PropertyEntry(QueryValueKind kind, int valueEdge)
    {
        _kind = kind;
        _valueEdge = (sbyte)valueEdge;
        TwinId = string.Empty;
    }

    public string TwinId { get; }

    public static PropertyEntry BeforeKind(QueryValueKind kind) => new(kind, -1);

    public static PropertyEntry AfterKind(QueryValueKind kind) => new(kind, 1);

    public static PropertyEntry BeforeValue(in QueryValue value) => new(value, -1);

    public static PropertyEntry AfterValue(in QueryValue value) => new(value, 1);

    public int CompareTo(PropertyEntry other)
    {
        int order = _kind.CompareTo(other._kind);
        order = order != 0 ? order : _valueEdge.CompareTo(other._valueEdge);
        order = order != 0 ? order : _number.CompareTo(other._number);
        order = order != 0 ? order : string.CompareOrdinal(_text, other._text);
        order = order != 0 ? order : _twinEdge.CompareTo(other._twinEdge);
        return order != 0 ? order : string.CompareOrdinal(TwinId, other.TwinId);
    }
}
