using System.Text.Json;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>ARRAY_CONTAINS: one of the array's own elements equals the literal; undefined when the path leads to no array.</summary>
internal sealed record ArrayContainsCondition(string Text, Operand Array, QueryValue Item) : Condition(Text)
{
    public override IEnumerable<int> Slots => SlotsOf(Array);

    public override bool? Evaluate(RowScope row)
    {
        QueryValue array = Array.Evaluate(row);
        if (array.Kind != QueryValueKind.Array)
        {
            return null;
        }

        foreach (JsonElement element in array.Json.EnumerateArray())
        {
            if (QueryComparison.AreEqual(QueryValue.Of(element), Item) == true)
            {
                return true;
            }
        }

        return false;
    }
}
