namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>Something is to be done.</summary>
public sealed record ActionAdded(int Number, string Text, string Owner) : InvestigationChange
{
    public override string Summary => $"Action {Number}: {Text}{(Owner.Length > 0 ? $" ({Owner})" : null)}";
}
