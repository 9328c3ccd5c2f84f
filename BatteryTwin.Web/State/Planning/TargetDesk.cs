using System.Globalization;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>What people do about targets. Singleton.</summary>
public sealed class TargetDesk(IProductionBook book, PlanPlants plants)
{
    /// <summary>Makes changes, all or none. Null when done, else why not, in words.</summary>
    public string? Save(IReadOnlyList<TargetChange> changes, string name) => DeskWords.Do(() =>
    {
        IReadOnlyList<TargetChange> refused = book.Apply(changes, name.Trim());
        return refused.Count == 0 ? null : $"{Against(refused[0])}{(refused.Count > 1 ? $" {refused.Count - 1} more were changed too." : null)} Nothing was saved; the grid shows what is there now beside your values.";
    });

    /// <summary>Targets of the week before, as changes of those cells of a week that have none.</summary>
    public IReadOnlyList<TargetChange> OfTheWeekBefore(TargetGrid grid)
    {
        PlantWeek before = grid.Week.Previous;
        Dictionary<(string, DateOnly, string), double> known = book.Targets(before.Monday, before.Monday.AddDays(6)).ToDictionary(target => (target.LineId, target.Date, target.Shift), target => target.Quantity);
        return
        [
            .. grid.Lines.SelectMany(line => line.Cells).Where(cell => cell.Quantity is null && known.ContainsKey((cell.LineId, cell.Shift.Day.AddDays(-7), cell.Shift.Name)))
                .Select(cell => new TargetChange(cell.LineId, cell.Shift.Day, cell.Shift.Name, known[(cell.LineId, cell.Shift.Day.AddDays(-7), cell.Shift.Name)], 0)),
        ];
    }

    private string Against(TargetChange change)
    {
        string cell = $"{plants.NameOf(change.LineId)}, {change.Date.ToString("ddd d MMM", CultureInfo.CurrentCulture)}, {change.Shift}";
        return book.KeptTargets(change.Date, change.Date, change.LineId).FirstOrDefault(target => target.Value.Shift == change.Shift) is { } present
            ? string.Create(CultureInfo.CurrentCulture, $"Not done: {present.ChangedBy ?? "somebody unnamed"} changed the target of {cell} to {present.Value.Quantity:N0} meanwhile.")
            : $"Not done: the target of {cell} was taken away meanwhile.";
    }
}
