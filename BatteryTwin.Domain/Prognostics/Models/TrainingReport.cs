using BatteryTwin.Domain.Prognostics.Drift;
using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>A trained model of remaining life and what predictions of unseen assets were worth.</summary>
/// <param name="Model">Trained on all assets.</param>
/// <param name="OutOfFold">Scores of models that had not seen the assets they are scored on; intervals calibrated without the asset's part.</param>
/// <param name="Rounds">Boosting rounds of each member.</param>
/// <param name="Rows">Rows learned from.</param>
/// <param name="TreesRmse">Out-of-fold error of the trees alone.</param>
/// <param name="NetworkRmse">Out-of-fold error of the networks alone.</param>
/// <param name="Warnings">What should be known about the model.</param>
public sealed record TrainingReport(RulModel Model, RulScores OutOfFold, int Rounds, int Rows, double TreesRmse, double NetworkRmse, IReadOnlyList<string> Warnings)
{
    /// <summary>Some training lives as forecast by models that had not seen them.</summary>
    public IReadOnlyList<ObservedLife> UnseenLives { get; init; } = [];

    /// <summary>What the inputs of healthy training assets looked like.</summary>
    public InputProfile? Inputs { get; init; }
}
