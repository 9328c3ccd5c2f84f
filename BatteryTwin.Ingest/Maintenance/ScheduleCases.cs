using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>Makes cases for the scheduler out of orders, crews, costs, planned stops and the newest forecasts.</summary>
internal sealed class ScheduleCases(
    IWorkOrders orders, MaintenanceShelf shelf, IPlannedStops stops, Func<string, IReadOnlyList<string>> wholes, TimeProvider time, IComponentForecasts? forecasts = null)
{
    /// <summary>Orders of an asset among which the last renewal of a component is looked for.</summary>
    private const int MostLookedAt = 200;

    /// <summary>The orders that are live, and the case they make.</summary>
    /// <exception cref="MaintenanceRefusedException">An order that may move waits for one that has no place and may not.</exception>
    public async Task<(SchedulingCase Case, IReadOnlyList<WorkOrder> Orders)> MakeAsync(ScheduleRequest request, CancellationToken cancel)
    {
        CostCatalogue costs = shelf.Costs.Value;
        IReadOnlyList<WorkOrder> live = orders.Live;
        RequirePlaces(live, request.Orders);
        IReadOnlyList<ComponentForecast> known = forecasts is null ? [] : await forecasts.LatestAsync(cancel).ConfigureAwait(false);
        DateTimeOffset start = request.Start ?? time.GetUtcNow();
        DateTimeOffset end = start.AddDays(request.Days);
        SchedulingCase scheduling = new()
        {
            Start = start,
            End = end,
            Slot = TimeSpan.FromMinutes(request.SlotMinutes),
            Crews = [.. shelf.Crews.Select(crew => crew.Value)],
            Lines = costs.Lines,
            Stops = [.. request.Stops, .. costs.Lines.SelectMany(line => PlannedStops(line.Line, start, end))],
            Shortest = request.Shortest,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone),
            Currency = costs.Currency,
            Jobs = [.. live.Where(order => !IsLeftAlone(order, request.Orders)).Select(order => Job(order, costs, known, request.Orders))],
        };
        return (scheduling, live);
    }

    /// <summary>The cost of waiting with some work; null when no forecast or no costs of its component are known.</summary>
    public async Task<(WaitingCost Cost, DateTimeOffset From)?> WaitingAsync(WorkContent content, CancellationToken cancel) =>
        Waiting(content, shelf.Costs.Value, forecasts is null ? [] : await forecasts.LatestAsync(cancel).ConfigureAwait(false));

    /// <summary>The same for every component that has a forecast and costs.</summary>
    public async Task<IReadOnlyList<ComponentWaiting>> AllWaitingAsync(CancellationToken cancel)
    {
        CostCatalogue costs = shelf.Costs.Value;
        IReadOnlyList<ComponentForecast> known = forecasts is null ? [] : await forecasts.LatestAsync(cancel).ConfigureAwait(false);
        return
        [
            .. known.Select(forecast => Waiting(forecast, costs) is (WaitingCost cost, DateTimeOffset from) ? new ComponentWaiting(forecast.TwinId, forecast.Component, cost, from) : null)
                .OfType<ComponentWaiting>(),
        ];
    }

    /// <summary>Stops of a line and of what contains it.</summary>
    private IEnumerable<LineStop> PlannedStops(string line, DateTimeOffset from, DateTimeOffset to) =>
        stops.Calendar.Of([.. wholes(line), line]).Between(from, to).Select(stop => new LineStop(line, new(stop.Start, stop.End), stop.Title));

    private ScheduleJob Job(WorkOrder order, CostCatalogue costs, IReadOnlyList<ComponentForecast> known, ImmutableArray<string>? movable)
    {
        WorkContent content = order.Content;
        (WaitingCost Cost, DateTimeOffset From)? waiting = Waiting(content, costs, known);
        DateTimeOffset? parts = content.PartsReady;
        bool waitsForParts = parts is not null && !(content.EarliestStart > parts);
        return new()
        {
            Id = order.Id,
            Title = content.Title,
            Asset = content.Asset,
            Wholes = [.. wholes(content.Asset).Append(content.Asset).Distinct()],
            Line = LineOf(costs, content.Asset)?.Line,
            Duration = content.Duration,
            Technicians = content.Technicians,
            Skills = content.Skills,
            Earliest = waitsForParts ? parts : content.EarliestStart,
            AwaitedPart = waitsForParts ? content.Parts.First(part => part.AvailableAt == parts).Part : null,
            Due = content.Due,
            LatenessPerHour = costs.Lateness.FirstOrDefault(rate => rate.Priority == content.Priority)?.PerHour ?? 0,
            Waiting = waiting?.Cost,
            WaitingFrom = waiting?.From,
            StopsAsset = content.StopsAsset,
            MayPause = content.MayPause,
            After = content.After,
            Fixed = FixedPlace(order, movable),
            IsBegun = IsBegun(order),
        };
    }

    /// <summary>It has no place, and nobody asked for one.</summary>
    private static bool IsLeftAlone(WorkOrder order, ImmutableArray<string>? movable) => movable?.Contains(order.Id) == false && order.Placement is null && !IsBegun(order);

    private static void RequirePlaces(IReadOnlyList<WorkOrder> live, ImmutableArray<string>? movable)
    {
        Dictionary<string, WorkOrder> leftAlone = live.Where(order => IsLeftAlone(order, movable)).ToDictionary(order => order.Id);
        foreach (WorkOrder order in live.Where(order => movable?.Contains(order.Id) == true))
        {
            if (order.Content.After.FirstOrDefault(leftAlone.ContainsKey) is { } before)
            {
                throw new MaintenanceRefusedException(MaintenanceRefusal.Invalid, $"orders: '{order.Content.Title}' waits for '{leftAlone[before].Content.Title}', which has no place; ask for '{before}' too");
            }
        }
    }

    private static bool IsBegun(WorkOrder order) => order.State is WorkState.Started or WorkState.Paused;

    /// <summary>Pinned work, work that is being done, and planned work that nobody asked to move.</summary>
    private WorkPlacement? FixedPlace(WorkOrder order, ImmutableArray<string>? movable)
    {
        if (IsBegun(order))
        {
            DateTimeOffset begun = order.StartedAt ?? time.GetUtcNow();
            DateTimeOffset end = order.Placement?.End ?? begun + order.Content.Duration;
            DateTimeOffset soon = time.GetUtcNow().AddMinutes(15);
            return new(begun, end > soon ? end : soon, order.Placement?.Crew ?? string.Empty, false);
        }

        return order.Placement is { } placement && (placement.Pinned || movable?.Contains(order.Id) == false) ? placement : null;
    }

    private (WaitingCost Cost, DateTimeOffset From)? Waiting(WorkContent content, CostCatalogue costs, IReadOnlyList<ComponentForecast> known) =>
        known.FirstOrDefault(forecast => forecast.TwinId == content.Asset && forecast.Component == content.Component) is { } forecast ? Waiting(forecast, costs) : null;

    private (WaitingCost Cost, DateTimeOffset From)? Waiting(ComponentForecast forecast, CostCatalogue costs)
    {
        // Without a distribution nothing is known about waiting; the due time still is.
        if (costs.Component(forecast.Component, forecast.ComponentType) is not { } component || ForecastDistribution.Of(forecast.Quantiles, forecast.CapHours) is not { } life)
        {
            return null;
        }

        LineRates? line = LineOf(costs, forecast.TwinId);
        return (JobCosts.Waiting(life, JobCosts.Of(costs, component, line, forecast.TwinId), component, line, AgeHours(forecast, line)), forecast.Time);
    }

    /// <summary>Running hours of a component since an order renewed it; null when none did.</summary>
    private double? AgeHours(ComponentForecast forecast, LineRates? line) =>
        orders.Recent(MostLookedAt, forecast.TwinId).FirstOrDefault(order => order.Content.Component == forecast.Component && order.Finding?.Replaced == true)?.CompletedAt is { } renewed
            ? Math.Max(0, (time.GetUtcNow() - renewed).TotalHours * (line?.RunningShare ?? 1))
            : null;

    private static LineRates? LineOf(CostCatalogue costs, string asset) => costs.Lines.FirstOrDefault(line => line.Steps.Any(step => step.Station == asset));
}
