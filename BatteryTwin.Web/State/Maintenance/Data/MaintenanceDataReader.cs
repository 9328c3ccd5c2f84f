using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Reads crews, costs and recurring plans with what hangs on them. Singleton.</summary>
public sealed class MaintenanceDataReader(IMaintenanceData data, IWorkOrders orders, CostEffects effects, PlantWatch watch, TimeProvider time)
{
    /// <summary>Newest orders among which the last one of a plan is looked for.</summary>
    private const int MostLookedAt = 500;

    /// <exception cref="Ingest.Storage.StorageUnavailableException">They cannot be read now.</exception>
    public MaintenanceDataView Read()
    {
        DateTimeOffset now = time.GetUtcNow();
        PlantMoment plant = watch.Now();
        IReadOnlyList<WorkOrder> live = orders.Live;
        IReadOnlyList<Versioned<RecurringPlan>> plans = data.Plans;
        ILookup<string?, WorkOrder> made = (plans.Count == 0 ? [] : live.Concat(orders.Recent(MostLookedAt)).DistinctBy(order => order.Id)).Where(order => order.Origin.Kind == OriginKind.Plan).ToLookup(order => order.Origin.Reference);
        Versioned<CostCatalogue> costs = data.Costs;
        CostCatalogue demo = data.DemoCosts;
        return new()
        {
            At = now,
            Crews = [.. data.Crews.Select(crew => new CrewItem(crew, Places(plant, crew.Value), [.. live.Where(order => order.Placement?.Crew == crew.Id).OrderBy(order => order.Placement!.Start)])).OrderBy(item => item.Crew.Value.Name, StringComparer.CurrentCulture)],
            Costs = costs,
            Components = [.. costs.Value.Components.Select(component => Component(costs.Value, component, demo)).OrderByDescending(item => item.Effects.Count > 0 ? item.Effects[0].Failure : double.MaxValue).ThenBy(item => item.Costs.Component, StringComparer.CurrentCulture)],
            Lines = [.. costs.Value.Lines.Select(line => line.Line).Union(plant.Topology.Lines.Select(line => line.Id)).Select(line => Line(plant, costs.Value, line, demo)).OrderBy(item => item.Title, StringComparer.CurrentCulture)],
            IsDemoPlant = costs.Version > 0 && costs.Value.LabourPerHour > 0 && DataDifference.IsNone(PlantCostDraft.Facts(costs.Value), PlantCostDraft.Facts(demo)),
            Plans = [.. plans.Select(plan => Plan(plant, plan, made[plan.Id], now)).OrderBy(item => item.NextDue ?? DateTimeOffset.MaxValue).ThenBy(item => item.Plan.Value.Content.Title, StringComparer.CurrentCulture)],
        };
    }

    private ComponentItem Component(CostCatalogue costs, ComponentCosts component, CostCatalogue demo)
    {
        IReadOnlyList<CostEffect> places = effects.Of(costs, component);
        ComponentCosts? delivered = demo.Components.FirstOrDefault(known => known.Component == component.Component);
        return new(component, places, CostEffects.Doubt(component, places), delivered is not null && DataDifference.IsNone(ComponentCostDraft.Facts(delivered), ComponentCostDraft.Facts(component)));
    }

    private static LineItem Line(PlantMoment plant, CostCatalogue costs, string line, CostCatalogue demo)
    {
        LineRates? rates = costs.Lines.FirstOrDefault(known => known.Line == line);
        LineRates? delivered = demo.Lines.FirstOrDefault(known => known.Line == line);
        return new(line, plant.Title(line), rates, rates is not null && delivered is not null && DataDifference.IsNone(LineRateDraft.Facts(delivered), LineRateDraft.Facts(rates)));
    }

    private static PlanItem Plan(PlantMoment plant, Versioned<RecurringPlan> plan, IEnumerable<WorkOrder> made, DateTimeOffset now) =>
        new(plan, BoardBars.PlaceOf(plant, plan.Value.Content), plan.Value.NextDue(now), made.MaxBy(order => order.CreatedAt));

    private static string Places(PlantMoment plant, Crew crew) => crew.Places.Length == 0 ? "everywhere" : string.Join(", ", crew.Places.Select(plant.Title));
}
