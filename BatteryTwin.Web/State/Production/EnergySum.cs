using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>
/// Energy of one or several lines in a period. Figures of a good cell are means over the good cells of the lines that have them; null where none has.
/// </summary>
/// <param name="Id">Twin of the line or the plant; empty for all plants.</param>
/// <param name="Name">Its name.</param>
/// <param name="Period">The period.</param>
/// <param name="GoodCells">Good cells at the end of the lines.</param>
/// <param name="Use">Where the metered energy went.</param>
/// <param name="PerGoodCell">kWh, with the plant's base load.</param>
/// <param name="PerKwhOfCells">kWh per kWh that the cells hold.</param>
/// <param name="LocationKg">CO₂ equivalent of a good cell, scope 1 and 2, by location, in kg.</param>
/// <param name="MarketKg">The same by market.</param>
public sealed record EnergySum(
    string Id, string Name, CalendarPeriod Period, double GoodCells, EnergyUse Use, double? PerGoodCell, double? PerKwhOfCells, double? LocationKg, double? MarketKg)
{
    /// <summary>Share of the metered energy that was drawn while nothing was made; null without any.</summary>
    public double? IdleShare => Use.Total > 0 ? Use.Idle / Use.Total : null;

    /// <summary>Share that went into scrap; null without any energy.</summary>
    public double? ScrapShare => Use.Total > 0 ? Use.InScrap / Use.Total : null;

    internal static EnergySum Of(string id, string name, CalendarPeriod period, IReadOnlyList<LineEnergy> lines) => new(
        id, name, period, lines.Sum(line => line.GoodCells), lines.SelectMany(line => line.Steps).Aggregate(default(EnergyUse), (sum, step) => sum + step.Use),
        Mean(lines, line => line.PerGoodCell), Mean(lines, line => line.PerGoodCell / line.Settings.CellEnergyKwh), Mean(lines, line => line.Footprint?.LocationPerGoodUnit), Mean(lines, line => line.Footprint?.MarketPerGoodUnit));

    private static double? Mean(IReadOnlyList<LineEnergy> lines, Func<LineEnergy, double?> of)
    {
        LineEnergy[] known = [.. lines.Where(line => line.GoodCells > 0 && of(line) is not null)];
        return known.Length == 0 ? null : known.Sum(line => of(line)!.Value * line.GoodCells) / known.Sum(line => line.GoodCells);
    }
}
