namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>A person judged a cause; a later judgement of the same cause replaces it.</summary>
public sealed record CauseDecided(string Cause, string Node, string PlaceKind, Verdict Verdict, string Reason) : InvestigationChange
{
    public override string Summary => $"{Verdict} {Cause}{(Reason.Length > 0 ? $": {Reason}" : null)}";
}
