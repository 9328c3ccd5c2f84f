namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>A condition whose paths are resolved to slots. A row is kept when it evaluates to true; null stands for undefined.</summary>
internal abstract record Condition(string Text)
{
    /// <summary>The slots it reads.</summary>
    public abstract IEnumerable<int> Slots { get; }

    public abstract bool? Evaluate(RowScope row);

    protected static IEnumerable<int> SlotsOf(params IEnumerable<Operand> operands) => operands.Where(operand => operand.Path is not null).Select(operand => operand.Slot);
}
