namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>An analysis came to no answer.</summary>
public sealed record AnalysisFailed(string Reason) : InvestigationChange
{
    public override string Summary => $"The analysis failed: {Reason}";
}
