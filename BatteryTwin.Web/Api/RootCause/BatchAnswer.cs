using BatteryTwin.Domain.RootCause.Batches;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>What is different about a batch.</summary>
/// <param name="Verdict"><c>changed</c> or <c>unchanged</c>.</param>
/// <param name="Changed">Mechanisms that changed, greatest contribution first; contributions and <paramref name="Unexplained"/> sum to <paramref name="Effect"/>.</param>
/// <param name="Effect">Mean of the target in the batch minus that in the reference.</param>
/// <param name="Unexplained">0 when something changed, else the whole effect: chance, as far as can be told.</param>
/// <param name="Level">Confidence level of the intervals.</param>
/// <param name="FalseAlarmRate">How often an unchanged batch is called changed.</param>
/// <param name="Warnings">What was noticed.</param>
public sealed record BatchAnswer(string Verdict, IReadOnlyList<ChangedMechanism> Changed, double Effect, double Unexplained, double Level, double FalseAlarmRate, IReadOnlyList<string> Warnings)
{
    internal static BatchAnswer Of(BatchFinding finding) => new(
        finding.IsChanged ? "changed" : "unchanged", finding.Changed, finding.Effect, finding.Unexplained, BatchAttribution.Level, BatchAttribution.FalseAlarmRate, finding.Warnings);
}
