using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>
/// Energy and emissions of one good cell of a line in a period; null where a step made nothing good. Emissions are scope 1 and 2 of making it, by location and by market; the factors with year,
/// region and source stand in the plant's settings and in the JSON answer.
/// </summary>
public sealed record EnergyRow(
    string Id, string Name, string Period, DateTimeOffset From, DateTimeOffset To, double GoodCells, double EnergyKwh, double FuelKwh, double IdleKwh, double? BaseLoadKwhPerCell, double? KwhPerCell, double? KwhPerCellWithoutScrap,
    double? KwhPerKwhOfCells, double? Co2LocationKgPerCell, double? Co2MarketKgPerCell, double? Co2Scope1KgPerCell, IReadOnlyList<StepEnergy> Steps, Domain.Production.Figures.EnergyMix Factors)
{
    internal static EnergyRow Of(LineEnergy line) => new(
        line.LineId, line.Name, line.Period.Name, line.Period.From, line.Period.To, line.GoodCells, line.Steps.Sum(step => step.EnergyKwh), line.Steps.Sum(step => step.FuelKwh), line.Steps.Sum(step => step.IdleKwh),
        line.BaseLoadPerGoodCell, line.PerGoodCell, line.WithoutScrap, line.PerGoodCell / line.Settings.CellEnergyKwh, line.Footprint?.LocationPerGoodUnit, line.Footprint?.MarketPerGoodUnit, line.Footprint?.Scope1Kg,
        line.Steps, line.Settings.Energy);
}
