using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Maintenance;

namespace BatteryTwin.Web.State.Overview;

/// <summary>Ranks what waiting costs: every component with a forecast, and every order that has none but a due time. Singleton.</summary>
public sealed class RiskReader(ForecastReader forecasts, IMaintenanceDesk desk, IWorkOrders orders, PlantWatch watch, TimeProvider time)
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    /// <exception cref="Ingest.Storage.StorageUnavailableException">Forecasts cannot be read now.</exception>
    public async Task<RiskView> ReadAsync(CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        ForecastBoard board = await forecasts.ReadAsync(cancel);
        Dictionary<string, ComponentWaiting> waiting = (await desk.AllWaitingAsync(cancel)).ToDictionary(known => ForecastRow.KeyOf(known.Asset, known.Component));
        IReadOnlyList<WorkOrder> live = orders.Live;
        IReadOnlyList<Crew> crews = desk.Crews;
        CostCatalogue costs = desk.Costs;
        ForecastRow[] told = [.. board.Rows.Where(row => row.Interval is not null)];
        ComponentRisk[] components = [.. told.Select(row => Of(row, waiting.GetValueOrDefault(row.Key), OrderOf(live, row), crews, now))];
        HashSet<string> known = [.. components.Where(risk => risk.DayCost is not null && risk.Order is not null).Select(risk => risk.Order!.Id)];
        IEnumerable<ComponentRisk> late = live.Where(order => !known.Contains(order.Id)).Select(order => Late(order, crews, costs, now)).OfType<ComponentRisk>();
        return new(
            Ranked(components, late), told.Length, components.Count(risk => risk.DayCost is null), told.Count(row => row.IsAtRisk), costs.Currency);
    }

    private static ComponentRisk[] Ranked(ComponentRisk[] components, IEnumerable<ComponentRisk> late) => components.All(risk => risk.DayCost is null)
        ? [.. components.Where(risk => risk.IsAtRisk).OrderByDescending(risk => risk.Week?.Value ?? 0), .. late.OrderByDescending(risk => risk.DayCost)]
        : [.. components.Concat(late).Where(risk => risk.DayCost >= 1).OrderByDescending(risk => risk.DayCost).ThenBy(risk => risk.Key, StringComparer.Ordinal)];

    private static ComponentRisk Of(ForecastRow row, ComponentWaiting? waiting, WorkOrder? order, IReadOnlyList<Crew> crews, DateTimeOffset now)
    {
        Domain.Maintenance.Risk.WaitingDay? day = waiting?.Cost.NextDay((now - waiting.From).TotalHours);
        return new(
            row.Key, ForecastWords.Name(row.Forecast.Component), row.Place, row.Forecast.TwinId, row.Forecast.Component, order, CrewOf(order, crews), day?.Cost, day,
            row.Life.FailsWithin(row.Running.HoursUntil(now + s_week)), row.IsAtRisk);
    }

    /// <summary>The order that is furthest along.</summary>
    private static WorkOrder? OrderOf(IReadOnlyList<WorkOrder> live, ForecastRow row) =>
        live.Where(order => order.Content.Asset == row.Forecast.TwinId && order.Content.Component == row.Forecast.Component).MaxBy(order => order.State);

    /// <summary>Without a forecast only the hours beyond the due time say what waiting costs.</summary>
    private ComponentRisk? Late(WorkOrder order, IReadOnlyList<Crew> crews, CostCatalogue costs, DateTimeOffset now)
    {
        if (order.Content.Due is not { } due || order.State is not (WorkState.Open or WorkState.Planned))
        {
            return null;
        }

        double perHour = costs.Lateness.FirstOrDefault(rate => rate.Priority == order.Content.Priority)?.PerHour ?? 0;
        TimeSpan done = now + order.Content.Duration - due;
        double hours = Math.Max(0, (done + s_day).TotalHours) - Math.Max(0, done.TotalHours);
        return hours * perHour >= 1
            ? new(order.Id, order.Content.Title, BoardBars.PlaceOf(watch.Now(), order.Content), order.Content.Asset, null, order, CrewOf(order, crews), hours * perHour, null, null, false)
            : null;
    }

    private static string? CrewOf(WorkOrder? order, IReadOnlyList<Crew> crews) =>
        order?.Placement is { } placement ? crews.FirstOrDefault(crew => crew.Id == placement.Crew)?.Name ?? placement.Crew : null;
}
