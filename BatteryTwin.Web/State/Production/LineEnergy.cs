using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Settings;

namespace BatteryTwin.Web.State.Production;

/// <summary>
/// Energy of a line in a period, per good cell: each step's energy by the units that entered it, carried by what later steps left good, so that a slow step (formation) does not mix
/// periods; and the plant's base load, spread over the plant's good cells.
/// </summary>
/// <param name="LineId">Twin of the line.</param>
/// <param name="Name">Its name.</param>
/// <param name="Period">The period.</param>
/// <param name="GoodCells">What left its last step good.</param>
/// <param name="Steps">Steps in the order of the material.</param>
/// <param name="BaseLoadPerGoodCell">Null when the plant made no good cell.</param>
/// <param name="PerGoodCell">Steps and base load; null when a step made nothing good.</param>
/// <param name="WithoutScrap">The steps alone, had nothing been scrapped; null like <paramref name="PerGoodCell"/>.</param>
/// <param name="Footprint">Emissions of one good cell; null like <paramref name="PerGoodCell"/>.</param>
/// <param name="Settings">Settings of the plant, whose factors were used.</param>
public sealed record LineEnergy(
    string LineId, string Name, CalendarPeriod Period, double GoodCells, IReadOnlyList<StepEnergy> Steps, double? BaseLoadPerGoodCell, double? PerGoodCell, double? WithoutScrap, CarbonFootprint? Footprint, PlantSettings Settings);
