namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>A trained model of rows without history and what predictions of unseen rows were worth.</summary>
/// <param name="Model">Trained on all rows.</param>
/// <param name="Classes">Out-of-fold scores of classes; null for numbers.</param>
/// <param name="Numbers">Out-of-fold scores of numbers; null for classes.</param>
/// <param name="UsesPairs">Whether pairs of columns earned their place.</param>
/// <param name="Rounds">Boosting rounds of each member.</param>
/// <param name="Rows">Rows learned from.</param>
/// <param name="Warnings">What should be known about the model.</param>
public sealed record TabularReport(
    TabularModel Model, ClassificationScores? Classes, NumberScores? Numbers, bool UsesPairs, int Rounds, int Rows, IReadOnlyList<string> Warnings);
