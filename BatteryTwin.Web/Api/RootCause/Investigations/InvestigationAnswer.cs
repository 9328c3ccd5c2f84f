using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;

namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>An investigation with everything that belongs to it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version, the ETag as well.</param>
/// <param name="Status"><c>open</c> or <c>concluded</c>.</param>
/// <param name="Effect">The question.</param>
/// <param name="JobId">The job that analyses it now; null when none does.</param>
/// <param name="Finding">The newest answer; null before the first.</param>
/// <param name="Failure">Why the newest analysis failed.</param>
/// <param name="Verdicts">Judgements by cause.</param>
/// <param name="Conclusion">What it comes to; empty before it is concluded.</param>
/// <param name="Actions">What is to be done.</param>
/// <param name="History">What happened, oldest first.</param>
public sealed record InvestigationAnswer(
    string Id,
    int Version,
    string Status,
    EffectAnswer Effect,
    string? JobId,
    EffectFinding? Finding,
    string? Failure,
    IReadOnlyDictionary<string, VerdictAnswer> Verdicts,
    string Conclusion,
    IReadOnlyList<InvestigationAction> Actions,
    IReadOnlyList<HistoryLine> History)
{
    internal static InvestigationAnswer Of(Investigation investigation, string? jobId) => new(
        investigation.Id,
        investigation.Version,
        InvestigationLine.Word(investigation.Status),
        EffectAnswer.Of(investigation.Effect),
        jobId,
        investigation.Finding,
        investigation.Failure,
        investigation.Verdicts.ToDictionary(verdict => verdict.Key, verdict => new VerdictAnswer(InvestigationLine.Word(verdict.Value.Verdict), verdict.Value.Reason, verdict.Value.Who, verdict.Value.At), StringComparer.Ordinal),
        investigation.Conclusion,
        investigation.Actions,
        [.. investigation.History.Select(entry => new HistoryLine(entry.Version, entry.At, entry.Who, entry.Change.Summary))]);
}
