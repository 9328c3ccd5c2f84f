using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>Metered energy of a step of one or several lines: how much of it was fuel burnt on site (kWh), and where it went.</summary>
public sealed record StepFlow(string Name, double FuelKwh, EnergyUse Use);
