namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>An answer with what was learned on the way to it.</summary>
/// <param name="Finding">The answer.</param>
/// <param name="Model">What was learned of every variable.</param>
/// <param name="Actual">Every variable on every row as it was.</param>
/// <param name="Stretches">For each cause, the rows that changed.</param>
/// <param name="Named">For each cause, how many of the named units would not have failed without it.</param>
/// <param name="Harmless">Changes without consequence, with the defects that follow from them nevertheless.</param>
internal sealed record PlantExplanation(
    PlantFinding Finding,
    PlantModel Model,
    CompletedValues Actual,
    IReadOnlyList<ChangedStretch> Stretches,
    IReadOnlyList<AvoidedEstimate> Named,
    IReadOnlyList<(ChangedStretch Stretch, double Avoided)> Harmless);
