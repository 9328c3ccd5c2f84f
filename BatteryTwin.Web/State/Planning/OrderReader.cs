using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>Reads a plant's orders and how far they are. Singleton.</summary>
public sealed class OrderReader(PlanPlants plants, StationBooks books, IProductionBook book, TimeProvider time)
{
    private static readonly TimeSpan s_back = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(400);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(390);

    /// <summary>Orders that touch the last 30 days or the time to come, by line and start.</summary>
    public async Task<IReadOnlyList<OrderLine>> ReadAsync(string plantId, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<OrderLine> lines = [];
        foreach (string line in plants.LinesOf(plantId))
        {
            IReadOnlyList<KeptDocument<ProductionOrder>> orders = book.KeptOrders(now - s_back, now + s_ahead, line);
            StationBook? last = null;
            if (orders.Where(order => order.Value.From < now).Select(order => (DateTimeOffset?)order.Value.From).Min() is { } first && books.LastOf(line) is { } station)
            {
                last = await books.OpenAsync(station, first > now - s_longest ? first : now - s_longest, now, cancel) is [var opened, ..] ? opened : null;
            }

            lines.AddRange(orders.Select(order => new OrderLine(order, plants.NameOf(line), order.Value.From < now && last is not null ? Progress(last, order.Value, now) : null)));
        }

        return lines;
    }

    private static TargetProgress Progress(StationBook last, ProductionOrder order, DateTimeOffset now)
    {
        DateTimeOffset end = order.To < now ? order.To : now;
        ProductionAccount account = last.Account(new(string.Empty, order.From, end));
        return TargetProgress.Of(order.Quantity, account.Planned.Good + account.Unplanned.Good, Planned(last, order.From, order.To), Planned(last, order.From, end));
    }

    private static TimeSpan Planned(StationBook station, DateTimeOffset from, DateTimeOffset to) => station.Plan.Calendar.Spans(from, to, station.Scopes)
        .Where(span => span.Kind == CalendarTime.Work).Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Duration);
}
