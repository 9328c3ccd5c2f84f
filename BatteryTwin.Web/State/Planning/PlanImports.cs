using System.Globalization;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>Reads tables of targets and orders that people send, and says what they would change. Singleton.</summary>
public sealed class PlanImports(PlantPlans plans, PlanPlants plants, IProductionBook book, TargetDesk targets, OrderDesk orders)
{
    public ImportPreview Targets(string text)
    {
        PlanTable<ShiftTarget> table = Read<ShiftTarget>(text, reader => PlanCsv.ReadTargets(reader, line => PlanOf(line)?.Calendar.Shifts.Select(shift => shift.Name).ToArray()));
        Dictionary<(string, DateOnly, string), KeptDocument<ShiftTarget>> known = table.Rows.Count == 0
            ? []
            : book.KeptTargets(table.Rows.Min(row => row.Date), table.Rows.Max(row => row.Date)).ToDictionary(kept => (kept.Value.LineId, kept.Value.Date, kept.Value.Shift));
        (ShiftTarget Target, KeptDocument<ShiftTarget>? Kept)[] rows = [.. table.Rows.Select(row => (row, known.GetValueOrDefault((row.LineId, row.Date, row.Shift))))];
        return new(
            [.. rows.Select(row => new ImportRow($"{plants.NameOf(row.Target.LineId)}, {row.Target.Date:yyyy-MM-dd}, {row.Target.Shift}", Number(row.Target.Quantity), Before(row.Kept, row.Kept is null ? null : Number(row.Kept.Value.Quantity))))],
            table.Faults,
            name => targets.Save([.. rows.Select(row => TargetChange.Of(row.Target, row.Kept?.Version ?? 0))], name));
    }

    public ImportPreview Orders(string text)
    {
        PlanTable<ProductionOrder> table = Read<ProductionOrder>(text, reader => PlanCsv.ReadOrders(reader, line => PlanOf(line)?.Calendar.Clock));
        (ProductionOrder Order, KeptDocument<ProductionOrder>? Kept)[] rows = [.. table.Rows.Select(row => (row, book.Order(row.Id)))];
        return new(
            [.. rows.Select(row => new ImportRow($"{row.Order.Id}, {plants.NameOf(row.Order.LineId)}", Words(row.Order), Before(row.Kept, row.Kept is null ? null : Words(row.Kept.Value))))],
            table.Faults,
            name => orders.Save([.. rows.Select(row => OrderChange.Of(row.Order, row.Kept?.Version ?? 0))], name));
    }

    private PlantPlan? PlanOf(string line) => plans.PlantOf(line) is { } plant ? plans.Of(plant) : null;

    private string Words(ProductionOrder order)
    {
        TimeZoneInfo zone = PlanOf(order.LineId)?.Calendar.Zone ?? TimeZoneInfo.Utc;
        string Clock(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"{Number(order.Quantity)} {order.Product}, {Clock(order.From)} to {Clock(order.To)}";
    }

    private static PlanTable<T> Read<T>(string text, Func<TextReader, PlanTable<T>> read)
    {
        using StringReader reader = new(text);
        try
        {
            return read(reader);
        }
        catch (RootCauseInputException fault)
        {
            return new([], [new(1, null, fault.Message)]);
        }
    }

    private static string? Before<T>(KeptDocument<T>? kept, string? value) => kept is null ? null : $"{value}{(kept.ChangedBy is null ? null : $" ({kept.ChangedBy})")}";

    private static string Number(double quantity) => quantity.ToString("#,0.###", CultureInfo.CurrentCulture);
}
