namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>The answer to a case.</summary>
/// <param name="Verdict"><c>changed</c> when there is a cause, <c>unchanged</c> when nothing that makes defects changed.</param>
/// <param name="Causes">Most defects first.</param>
/// <param name="Warnings">What a reader should know: odd data, changes without consequence, what stays unexplained.</param>
/// <param name="InvestigatedUnits">Units that were investigated.</param>
/// <param name="InvestigatedDefects">Defects among them.</param>
/// <param name="ExcessDefects">Defects beyond what the reference's rate would have given.</param>
public sealed record PlantFinding(string Verdict, IReadOnlyList<PlantCause> Causes, IReadOnlyList<string> Warnings, int InvestigatedUnits, int InvestigatedDefects, double ExcessDefects)
{
    public const string Changed = "changed";
    public const string Unchanged = "unchanged";
}
