using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>IS_DEFINED, IS_NULL, IS_BOOL, IS_NUMBER, IS_STRING, IS_PRIMITIVE, IS_OBJECT: false for a missing member.</summary>
internal sealed record KindCondition(string Text, QueryFunction Function, Operand Operand) : Condition(Text)
{
    public override IEnumerable<int> Slots => SlotsOf(Operand);

    public override bool? Evaluate(RowScope row)
    {
        QueryValueKind kind = Operand.Evaluate(row).Kind;
        return Function switch
        {
            QueryFunction.IsDefined => kind != QueryValueKind.Undefined,
            QueryFunction.IsNull => kind == QueryValueKind.Null,
            QueryFunction.IsBool => kind == QueryValueKind.Boolean,
            QueryFunction.IsNumber => kind == QueryValueKind.Number,
            QueryFunction.IsString => kind == QueryValueKind.Text,
            QueryFunction.IsObject => kind == QueryValueKind.Object,
            _ => kind is QueryValueKind.Null or QueryValueKind.Boolean or QueryValueKind.Number or QueryValueKind.Text,
        };
    }
}
