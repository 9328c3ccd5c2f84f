namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>IS_OF_MODEL on the twin of a slot.</summary>
internal sealed record ModelCondition(string Text, int Slot, string ModelId, bool Exact) : Condition(Text)
{
    public override IEnumerable<int> Slots => [Slot];

    public override bool? Evaluate(RowScope row) => row.Models.Contains(ModelId, Exact, row.Twin(Slot).ModelId);
}
