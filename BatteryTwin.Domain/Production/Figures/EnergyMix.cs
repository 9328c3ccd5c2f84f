namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// Factors of a plant's energy after the GHG Protocol: electricity by location (average of the grid) and by market (what contracts and certificates cover
/// at their own factor, the rest at the residual mix), and fuel burnt on site.
/// </summary>
/// <param name="Grid">Average of the grid.</param>
/// <param name="Residual">Residual mix; the grid's average where there is none.</param>
/// <param name="CoveredShare">Share of the electricity that contracts or certificates cover, 0 to 1.</param>
/// <param name="Covered">Their factor.</param>
/// <param name="Fuel">Fuel burnt on site (scope 1), by lower heating value.</param>
public sealed record EnergyMix(EmissionFactor Grid, EmissionFactor Residual, double CoveredShare, EmissionFactor Covered, EmissionFactor Fuel)
{
    public double MarketKgPerKwh => (CoveredShare * Covered.KgPerKwh) + ((1 - CoveredShare) * Residual.KgPerKwh);
}
