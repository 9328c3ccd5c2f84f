namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>NOT; undefined stays undefined.</summary>
internal sealed record NotCondition(string Text, Condition Inner) : Condition(Text)
{
    public override IEnumerable<int> Slots => Inner.Slots;

    public override bool? Evaluate(RowScope row) => !Inner.Evaluate(row);
}
