namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>An action was done, or was not after all.</summary>
public sealed record ActionSettled(int Number, bool IsDone) : InvestigationChange
{
    public override string Summary => $"Action {Number} {(IsDone ? "done" : "to be done again")}";
}
