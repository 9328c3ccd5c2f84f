using BatteryTwin.Domain.TwinQuery.Values;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>A member of the twin or relationship in a slot, or a literal (then <see cref="Path"/> is null).</summary>
internal sealed record Operand(int Slot, MemberPath? Path, QueryValue Literal)
{
    public Operand(QueryValue literal)
        : this(-1, null, literal)
    {
    }

    public QueryValue Evaluate(RowScope row) => Path is null ? Literal : row[Slot] switch
    {
        Twin twin => Path.Of(twin),
        Relationship relationship => Path.Of(relationship),
        _ => QueryValue.Undefined,
    };

    /// <summary>True for the path of a slot that has exactly this one name.</summary>
    public bool Is(int slot, string name) => Slot == slot && Path is not null && Path.Is(name);
}
