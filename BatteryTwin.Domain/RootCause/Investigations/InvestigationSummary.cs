namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>An investigation in a line of a list.</summary>
/// <param name="Id">The investigation.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">The question.</param>
/// <param name="Kind">Where it started from.</param>
/// <param name="Status">How far it is.</param>
/// <param name="OpenedAt">When the question was asked.</param>
/// <param name="OpenedBy">By whom.</param>
/// <param name="ChangedAt">When something was last done.</param>
/// <param name="Verdict"><c>changed</c> or <c>unchanged</c> as the newest analysis found; null before one, or when it failed.</param>
/// <param name="Failure">Why the newest analysis failed.</param>
/// <param name="FirstNode">Variable of the first cause that was not rejected.</param>
/// <param name="FirstUnit">Its unit.</param>
/// <param name="FirstPlace">Place of that cause.</param>
/// <param name="FirstShare">Its share of the excess defects.</param>
/// <param name="Confirmed">Causes that were confirmed.</param>
/// <param name="Rejected">Causes that were rejected.</param>
/// <param name="Undecided">Causes without a judgement, or parked.</param>
/// <param name="OpenActions">Actions that are still to be done.</param>
public sealed record InvestigationSummary(
    string Id,
    int Version,
    string Title,
    EffectKind Kind,
    InvestigationStatus Status,
    DateTimeOffset OpenedAt,
    string OpenedBy,
    DateTimeOffset ChangedAt,
    string? Verdict,
    string? Failure,
    string? FirstNode,
    string? FirstUnit,
    string? FirstPlace,
    double? FirstShare,
    int Confirmed,
    int Rejected,
    int Undecided,
    int OpenActions)
{
    public static InvestigationSummary Of(Investigation investigation)
    {
        ArgumentNullException.ThrowIfNull(investigation);
        Evidence.EffectFinding? finding = investigation.Failure is null ? investigation.Finding : null;
        Verdict?[] verdicts = [.. finding?.Causes.Select(cause => investigation.Verdicts.GetValueOrDefault(cause.Key)?.Verdict) ?? []];
        Evidence.CauseHypothesis? first = finding?.Causes.FirstOrDefault(cause => investigation.Verdicts.GetValueOrDefault(cause.Key)?.Verdict != Investigations.Verdict.Rejected);
        return new(
            investigation.Id,
            investigation.Version,
            investigation.Effect.Title,
            investigation.Effect.Kind,
            investigation.Status,
            investigation.OpenedAt,
            investigation.OpenedBy,
            investigation.ChangedAt,
            finding?.Verdict,
            investigation.Failure,
            first?.Node,
            first?.Unit,
            first?.Place,
            first?.Share,
            verdicts.Count(verdict => verdict == Investigations.Verdict.Confirmed),
            verdicts.Count(verdict => verdict == Investigations.Verdict.Rejected),
            verdicts.Count(verdict => verdict is null or Investigations.Verdict.Parked),
            investigation.Actions.Count(action => !action.IsDone));
    }
}
