namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>A concluded investigation goes on.</summary>
public sealed record Reopened(string Reason) : InvestigationChange
{
    public override string Summary => $"Opened again: {Reason}";
}
