namespace BatteryTwin.Domain.Production.Figures;

/// <summary>A step of a chain and its energy for each unit that enters it (kWh), and the share of units that leave it good.</summary>
public sealed record EnergyStage(string Name, double EnergyPerUnitIn, double Yield);
