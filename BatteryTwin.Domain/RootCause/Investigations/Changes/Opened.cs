namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>The question was asked.</summary>
public sealed record Opened(InvestigationEffect Effect) : InvestigationChange
{
    public override string Summary => $"Opened: {Effect.Title}";
}
