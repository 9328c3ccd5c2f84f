using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>
/// A condition that an index over one member can answer: true only for values in one of the ranges, which do not overlap.
/// <see cref="IsExact"/> = true for all of them.
/// </summary>
internal sealed record PropertyTest(MemberPath Path, ImmutableArray<ValueRange> Ranges, bool IsExact = true)
{
    /// <summary>Reads a condition on a slot; null when no range describes it.</summary>
    public static PropertyTest? Read(Condition condition, int slot) => condition switch
    {
        ComparisonCondition comparison => ReadComparison(comparison, slot),
        MembershipCondition { Negated: false } membership when membership.Operand is { Path: { } path } operand && operand.Slot == slot =>
            new(path, [.. membership.Items.Distinct().Select(ValueRange.Exactly)]),
        KindCondition { Operand.Path: { } path } kind when kind.Operand.Slot == slot => ReadKind(kind, path),
        TextCondition { Function: QueryFunction.StartsWith, Subject.Path: { } path, Part: { Path: null, Literal.AsText: { } prefix } } text when text.Subject.Slot == slot =>
            new(path, [ValueRange.StartingWith(prefix)]),
        _ => null,
    };

    /// <summary>Both tests of one member at once.</summary>
    public PropertyTest And(PropertyTest other) => new(
        Path,
        [.. Ranges.SelectMany(_ => other.Ranges, (left, right) => left.And(right)).OfType<ValueRange>()],
        IsExact && other.IsExact);

    private static PropertyTest? ReadComparison(ComparisonCondition comparison, int slot)
    {
        (Operand operand, Operand literal, ComparisonOperator symbol) = comparison.Left.Path is null
            ? (comparison.Right, comparison.Left, Mirror(comparison.Operator))
            : (comparison.Left, comparison.Right, comparison.Operator);
        if (operand.Path is not { } path || literal.Path is not null || operand.Slot != slot)
        {
            return null;
        }

        QueryValue value = literal.Literal;
        bool hasOrder = value.Kind is QueryValueKind.Number or QueryValueKind.Text;
        return symbol switch
        {
            ComparisonOperator.Equal => new(path, [ValueRange.Exactly(value)]),
            ComparisonOperator.NotEqual => null,
            _ when !hasOrder => new(path, []),
            ComparisonOperator.Less => new(path, [ValueRange.Below(value, inclusive: false)]),
            ComparisonOperator.LessOrEqual => new(path, [ValueRange.Below(value, inclusive: true)]),
            ComparisonOperator.Greater => new(path, [ValueRange.Above(value, inclusive: false)]),
            _ => new(path, [ValueRange.Above(value, inclusive: true)]),
        };
    }

    private static PropertyTest ReadKind(KindCondition condition, MemberPath path) => condition.Function switch
    {
        QueryFunction.IsNull => new(path, [new ValueRange(QueryValueKind.Null)]),
        QueryFunction.IsBool => new(path, [new ValueRange(QueryValueKind.Boolean)]),
        QueryFunction.IsNumber => new(path, [new ValueRange(QueryValueKind.Number)]),
        QueryFunction.IsString => new(path, [new ValueRange(QueryValueKind.Text)]),
        _ => new(path, [ValueRange.Defined], condition.Function == QueryFunction.IsDefined),
    };

    private static ComparisonOperator Mirror(ComparisonOperator symbol) => symbol switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => symbol,
    };
}
