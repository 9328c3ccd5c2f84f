using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Production;

/// <summary>Reads how lines stand against their targets in the shift of an instant. Singleton.</summary>
public sealed class ProgressReader(StationBooks books, IProductionBook book, PlantReadings readings, ITwinGraph graph, TimeProvider time)
{
    private static readonly TimeSpan s_longestShift = TimeSpan.FromDays(2);

    /// <summary>Lines below the asset (all for null) that have a shift then; lines without a shift are left out.</summary>
    public async Task<IReadOnlyList<LineProgress>> ReadAsync(string? assetId, DateTimeOffset at, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset until = at < now ? at : now;
        IReadOnlyList<StationBook> stations = await books.OpenAsync(assetId, until - s_longestShift, until, cancel);
        List<LineProgress> lines = [];
        foreach (IGrouping<string, StationBook> line in stations.GroupBy(station => station.LineId, StringComparer.Ordinal))
        {
            StationBook last = line.FirstOrDefault(station => station.IsLast) ?? line.Last();
            if (last.Plan.Calendar.ShiftAt(at) is { } shift)
            {
                lines.Add(Line(line.Key, last, shift, until));
            }
        }

        return lines;
    }

    /// <summary>Good units of each line below the asset in the shifts that began in a stretch of time, and what their plans wanted; lines without a plan are left out.</summary>
    public async Task<IReadOnlyList<PlannedOutput>> OverAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset until = to + s_longestShift < now ? to + s_longestShift : now;
        IReadOnlyList<StationBook> stations = await books.OpenAsync(assetId, from, until, cancel);
        List<PlannedOutput> lines = [];
        foreach (IGrouping<string, StationBook> line in stations.GroupBy(station => station.LineId, StringComparer.Ordinal))
        {
            StationBook last = line.FirstOrDefault(station => station.IsLast) ?? line.Last();
            Add(lines, line.Key, last, last.Plan.Calendar.ShiftSpans(from, to).Where(shift => shift.From >= from), until);
        }

        return lines;
    }

    /// <summary>The same for all shifts that began on the day before the present one and are over, each line by its plant's clock.</summary>
    public async Task<IReadOnlyList<PlannedOutput>> YesterdayAsync(CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset from = now - s_longestShift - TimeSpan.FromDays(1);
        IReadOnlyList<StationBook> stations = await books.OpenAsync(null, from, now, cancel);
        List<PlannedOutput> lines = [];
        foreach (IGrouping<string, StationBook> line in stations.GroupBy(station => station.LineId, StringComparer.Ordinal))
        {
            StationBook last = line.FirstOrDefault(station => station.IsLast) ?? line.Last();
            DateOnly yesterday = last.Plan.Calendar.Clock.DayOf(now).AddDays(-1);
            Add(lines, line.Key, last, last.Plan.Calendar.ShiftSpans(from, now).Where(shift => shift.To <= now && last.Plan.Calendar.Clock.DayOf(shift.From) == yesterday), now);
        }

        return lines;
    }

    private void Add(List<PlannedOutput> lines, string line, StationBook last, IEnumerable<CalendarSpan> spans, DateTimeOffset until)
    {
        LineProgress[] shifts = [.. spans.Select(shift => Line(line, last, shift, until)).Where(shift => shift.Progress is not null)];
        if (shifts.Length > 0)
        {
            lines.Add(new(line, AssetNames.Title(graph.Current, line), shifts.Sum(shift => shift.Progress!.Target), shifts.Sum(shift => shift.Progress!.Good), shifts.All(shift => shift.Source == TargetSource.PlannedRate))
            {
                Planned = shifts.Aggregate(TimeSpan.Zero, (sum, shift) => sum + shift.Planned),
                Coverage = shifts.Sum(shift => shift.Planned.TotalHours) is > 0 and var hours ? shifts.Sum(shift => shift.Coverage * shift.Planned.TotalHours) / hours : 0,
            });
        }
    }

    /// <summary>A line in each shift that begins in a stretch of time, those to come included; empty for a line without stations.</summary>
    public async Task<IReadOnlyList<LineProgress>> ByShiftAsync(string lineId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset until = to + s_longestShift < now ? to + s_longestShift : now;
        if (books.LastOf(lineId) is not { } station || (await books.OpenAsync(station, from, until, cancel)) is not [var last, ..])
        {
            return [];
        }

        return [.. last.Plan.Calendar.ShiftSpans(from, to).Where(shift => shift.From >= from && shift.From < to).Select(shift => Line(lineId, last, shift, until))];
    }

    private LineProgress Line(string id, StationBook last, CalendarSpan shift, DateTimeOffset until)
    {
        TimeSpan planned = Planned(last, shift.From, shift.To);
        DateTimeOffset end = until < shift.To ? until : shift.To;
        ProductionAccount account = end > shift.From ? last.Account(new(string.Empty, shift.From, end)) : ProductionAccount.Zero;
        double good = account.Planned.Good;
        (double? target, TargetSource source) = Target(id, last, shift, planned);
        return new(id, AssetNames.Title(graph.Current, id), shift, source, target is { } wanted ? TargetProgress.Of(wanted, good, planned, Planned(last, shift.From, end)) : null)
        {
            Planned = planned,
            BestPerHour = RateOf(id, last),
            Coverage = account.Time.PlannedBusy > TimeSpan.Zero ? account.Time.KnownBusy / account.Time.PlannedBusy : 0,
        };
    }

    private (double? Target, TargetSource Source) Target(string line, StationBook last, CalendarSpan shift, TimeSpan planned)
    {
        DateOnly day = last.Plan.Calendar.Clock.DayOf(shift.From);
        if (book.Targets(day, day, line).FirstOrDefault(target => target.Shift == shift.Shift) is { } entered)
        {
            return (entered.Quantity, TargetSource.ShiftTarget);
        }

        IReadOnlyList<ProductionOrder> orders = book.Orders(shift.From, shift.To, line);
        if (orders.Count > 0)
        {
            return (orders.Sum(order => order.Quantity * Share(last, order, shift)), TargetSource.Orders);
        }

        return (RateOf(line, last) * planned.TotalHours, TargetSource.PlannedRate);
    }

    private double? RateOf(string line, StationBook last) => readings.Number(graph.Current.Find(line), StationSignals.NominalRate) ?? last.Ledger.UnitsPerHour;

    /// <summary>Share of an order's planned time that lies in the shift.</summary>
    private static double Share(StationBook last, ProductionOrder order, CalendarSpan shift)
    {
        TimeSpan all = Planned(last, order.From, order.To);
        TimeSpan inside = Planned(last, order.From > shift.From ? order.From : shift.From, order.To < shift.To ? order.To : shift.To);
        return all > TimeSpan.Zero ? inside / all : 0;
    }

    private static TimeSpan Planned(StationBook station, DateTimeOffset from, DateTimeOffset to) => station.Plan.Calendar.Spans(from, to, station.Scopes)
        .Where(span => span.Kind == CalendarTime.Work).Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Duration);
}
