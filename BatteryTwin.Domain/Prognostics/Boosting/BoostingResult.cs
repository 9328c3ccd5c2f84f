namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>What training made.</summary>
/// <param name="Trees">The model, of the best round.</param>
/// <param name="Rounds">Rounds kept.</param>
/// <param name="HeldOutLoss">Mean loss of the held-out rows at that round; NaN when there were none.</param>
public sealed record BoostingResult(BoostedTrees Trees, int Rounds, double HeldOutLoss);
