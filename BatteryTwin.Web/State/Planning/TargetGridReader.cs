using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>Reads a week's targets of a plant and what its lines made of them. Singleton.</summary>
public sealed class TargetGridReader(PlanPlants plants, PlantPlans plans, ProgressReader progress, IProductionBook book, ITwinGraph graph, TimeProvider time)
{
    public async Task<TargetGrid> ReadAsync(string plantId, PlantWeek week, CancellationToken cancel)
    {
        PlantPlan plan = plans.Of(plantId);
        PlantCalendar calendar = plan.Calendar;
        DateTimeOffset now = time.GetUtcNow();
        (DateTimeOffset from, DateTimeOffset to) = week.Span(calendar.Clock);
        TargetShift[] shifts =
        [
            .. calendar.ShiftSpans(from, to).Where(shift => shift.From >= from && shift.From < to)
                .Select(shift => new TargetShift(calendar.Clock.DayOf(shift.From), shift.Shift!, shift.From, shift.To, shift.From < now, shift.To <= now)),
        ];
        Dictionary<(string, DateOnly, string), KeptDocument<ShiftTarget>> kept = book.KeptTargets(week.Monday, week.Monday.AddDays(6))
            .ToDictionary(target => (target.Value.LineId, target.Value.Date, target.Value.Shift));
        List<TargetLine> lines = [];
        foreach (string line in plants.LinesOf(plantId))
        {
            Dictionary<DateTimeOffset, LineProgress> done = (await progress.ByShiftAsync(line, from, to, cancel)).DistinctBy(shift => shift.Shift.From).ToDictionary(shift => shift.Shift.From);
            lines.Add(new(line, AssetNames.Title(graph.Current, line), [.. shifts.Select(shift => Cell(line, shift, kept.GetValueOrDefault((line, shift.Day, shift.Name)), done.GetValueOrDefault(shift.From)))]));
        }

        string[] names = [.. shifts.OrderBy(shift => TimeZoneInfo.ConvertTime(shift.From, calendar.Zone).TimeOfDay).Select(shift => shift.Name).Distinct(StringComparer.Ordinal)];
        Dictionary<DateOnly, string> holidays = calendar.Holidays.DistinctBy(holiday => holiday.Date).ToDictionary(holiday => holiday.Date, holiday => holiday.Name);
        return new(plan, week, names, lines, holidays);
    }

    private static TargetCell Cell(string line, TargetShift shift, KeptDocument<ShiftTarget>? kept, LineProgress? done) => new(
        line,
        shift,
        kept?.Value.Quantity,
        kept?.Version ?? 0,
        kept?.ChangedBy,
        kept is null && done is { Source: TargetSource.Orders, Progress: { } orders } ? orders.Target : null,
        shift.HasBegun ? done?.Progress?.Good : null);
}
