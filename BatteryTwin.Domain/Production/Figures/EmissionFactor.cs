namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Kilograms of CO₂ equivalent a kilowatt hour, and where the number is from; it goes with every result.</summary>
public sealed record EmissionFactor(double KgPerKwh, int Year, string Region, string Source);
