using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.TwinQuery.Binding;

/// <summary>Resolves the paths of conditions.</summary>
internal sealed class ConditionBinder(SlotTable slots)
{
    public Condition Bind(ConditionSyntax syntax)
    {
        string text = syntax.Source.Text;
        return syntax switch
        {
            LogicalSyntax logical => new LogicalCondition(text, logical.IsAnd, [.. logical.Parts.Select(Bind)]),
            NotSyntax negation => new NotCondition(text, Bind(negation.Inner)),
            ComparisonSyntax comparison => new ComparisonCondition(text, Value(comparison.Left), comparison.Operator, Value(comparison.Right)),
            MembershipSyntax membership =>
                new MembershipCondition(text, Value(membership.Operand), membership.Negated, [.. membership.Items.Select(item => item.Value)]),
            ModelTestSyntax test => BindModelTest(test),
            FunctionSyntax call => BindCall(call),
            _ => throw new NotSupportedException($"condition {syntax.GetType().Name}"),
        };
    }

    private Condition BindCall(FunctionSyntax call)
    {
        string text = call.Source.Text;
        Operand first = Any(call.Arguments[0]);
        switch (call.Function)
        {
            case QueryFunction.StartsWith or QueryFunction.EndsWith or QueryFunction.Contains:
                return new TextCondition(text, call.Function, first, Any(call.Arguments[1]));
            case QueryFunction.ArrayContains when slots.Slots[first.Slot].Kind == SlotKind.Relationship:
                throw new QueryException(call.Source.Position, "ARRAY_CONTAINS works on properties of twins, not of relationships");
            case QueryFunction.ArrayContains:
                return new ArrayContainsCondition(text, first, ((LiteralSyntax)call.Arguments[1]).Value);
            default:
                return new KindCondition(text, call.Function, first);
        }
    }

    private ModelCondition BindModelTest(ModelTestSyntax test)
    {
        int slot = 0;
        if (test.Alias is { } alias)
        {
            Operand operand = slots.Resolve(alias);
            slot = operand.Path!.Names.IsEmpty ? operand.Slot : throw new QueryException(alias.Source.Position, $"'{alias.Source.Text}' is no alias of a twin");
        }
        else if (slots.NeedsAlias && slots.Slots.Length > 1)
        {
            throw new QueryException(test.Source.Position, "with JOIN or MATCH the twin's alias comes first: IS_OF_MODEL(alias, 'dtmi:...')");
        }

        return slots.Slots[slot].Kind == SlotKind.Twin
            ? new(test.Source.Text, slot, test.ModelId, test.Exact)
            : throw new QueryException(test.Source.Position, "a relationship has no model; IS_OF_MODEL tests twins");
    }

    private Operand Any(OperandSyntax operand) => operand is LiteralSyntax literal ? new(literal.Value) : slots.Resolve((PathSyntax)operand);

    private Operand Value(OperandSyntax syntax)
    {
        Operand operand = Any(syntax);
        return operand.Path is { Names.IsEmpty: true }
            ? throw new QueryException(syntax.Source.Position, $"'{syntax.Source.Text}' is a whole {slots.Slots[operand.Slot].Kind.ToString().ToLowerInvariant()}; compare one of its members")
            : operand;
    }
}
