using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>One step of the waterfall from planned time to good units: <c>planned</c> first, then the losses, <c>good</c> last. Units are null for more than one station.</summary>
public sealed record LossRow(string Id, string Name, string Period, DateTimeOffset From, DateTimeOffset To, string Step, double Hours, double? Units, double RemainingHours)
{
    internal static IEnumerable<LossRow> Of(FigureRow row)
    {
        LossWaterfall waterfall = LossWaterfall.Of(row.Account, row.UnitsPerHour);
        LossRow Step(string name, double hours, double? units, double remaining) => new(row.Id, row.Name, row.Period.Name, row.Period.From, row.Period.To, name, hours, units, remaining);
        return
        [
            Step("planned", waterfall.PlannedHours, waterfall.PlannedHours * row.UnitsPerHour, waterfall.PlannedHours),
            .. waterfall.Losses.Select(loss => Step(loss.Name, loss.Hours, loss.Units, loss.RemainingHours)),
            Step("good", waterfall.GoodHours, waterfall.GoodUnits, waterfall.GoodHours),
        ];
    }
}
