using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>What planning rests on, over the shelf.</summary>
internal sealed class MaintenanceData(MaintenanceShelf shelf) : IMaintenanceData
{
    public IReadOnlyList<Versioned<Crew>> Crews => shelf.Crews;

    public Versioned<CostCatalogue> Costs => shelf.Costs;

    public IReadOnlyList<Versioned<RecurringPlan>> Plans => shelf.Plans;

    public CostCatalogue DemoCosts => DemoCrews.Costs;

    public Versioned<Crew> Put(Crew crew, long version, string name) => shelf.Put(crew, version, name);

    public Versioned<CostCatalogue> Put(CostCatalogue costs, long version, string name) => shelf.Put(costs, version, name);

    public Versioned<RecurringPlan> Put(RecurringPlan plan, long version, string name) => shelf.Put(plan, version, name);

    public void DeleteCrew(string id, long version) => shelf.DeleteCrew(id, version);

    public void DeletePlan(string id, long version) => shelf.DeletePlan(id, version);
}
