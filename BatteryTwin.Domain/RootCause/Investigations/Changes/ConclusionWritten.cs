namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>A person said what the investigation comes to.</summary>
public sealed record ConclusionWritten(string Text) : InvestigationChange
{
    public override string Summary => $"Concluded: {Text}";
}
