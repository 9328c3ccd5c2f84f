namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Shapley shares by player: of all fits, and without each of them.</summary>
internal sealed record CoalitionShares(double[] All, double[][] WithoutFit);
