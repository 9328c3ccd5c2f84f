using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>Energy of a step over a time: all of it, per unit that entered, and its part of the energy of one good cell at the end of the line (kWh); null where the step made nothing.</summary>
public sealed record StepEnergy(string StationId, string Name, double EnergyKwh, double FuelKwh, double IdleKwh, double? PerUnitIn, double? PerGoodCell)
{
    /// <summary>Where it went.</summary>
    internal EnergyUse Use => EnergyUse.Of(EnergyKwh, IdleKwh, PerGoodCell is > 0 ? PerUnitIn / PerGoodCell : null);
}
