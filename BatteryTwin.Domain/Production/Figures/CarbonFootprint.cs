namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Emissions of making a number of good units, in kg CO₂ equivalent: the production stage alone, no materials.</summary>
/// <param name="Scope1Kg">Fuel burnt on site.</param>
/// <param name="LocationKg">Scope 2, location-based.</param>
/// <param name="MarketKg">Scope 2, market-based.</param>
/// <param name="GoodUnits">Good units (cells, or kWh of cells).</param>
public sealed record CarbonFootprint(double Scope1Kg, double LocationKg, double MarketKg, double GoodUnits)
{
    /// <summary>Scope 1 and 2 by location, a good unit; null without one.</summary>
    public double? LocationPerGoodUnit => GoodUnits > 0 ? (Scope1Kg + LocationKg) / GoodUnits : null;

    /// <summary>Scope 1 and 2 by market, a good unit; null without one.</summary>
    public double? MarketPerGoodUnit => GoodUnits > 0 ? (Scope1Kg + MarketKg) / GoodUnits : null;

    public static CarbonFootprint Of(double electricityKwh, double fuelKwh, double goodUnits, EnergyMix mix) => new(
        fuelKwh * mix.Fuel.KgPerKwh, electricityKwh * mix.Grid.KgPerKwh, electricityKwh * mix.MarketKgPerKwh, goodUnits);
}
