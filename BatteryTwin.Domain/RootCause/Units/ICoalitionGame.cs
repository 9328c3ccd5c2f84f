namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// The game whose shares explain a unit: a coalition of noises is worth the logarithm of how likely it makes an outcome at least as extreme as
/// the unit's (Budhathoki, Minorics, Blöbaum and Janzing 2022).
/// </summary>
internal interface ICoalitionGame
{
    /// <summary>Shares by player: of all fits together, and with each fit left out in turn.</summary>
    /// <param name="sample">What the unit is compared with.</param>
    /// <param name="own">The unit's noise, by fit, node and draw.</param>
    /// <param name="extreme">Targets at least as extreme as the unit's.</param>
    CoalitionShares Play(UnitSample sample, double[][][] own, (double Low, double High) extreme);
}
