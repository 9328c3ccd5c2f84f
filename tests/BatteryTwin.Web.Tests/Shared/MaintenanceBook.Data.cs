using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Crews, costs and recurring plans with their versions. What a test puts there directly is at version 1.</summary>
internal sealed partial class MaintenanceBook : IMaintenanceData
{
    private readonly Dictionary<string, (long Version, string? By, DateTimeOffset? At)> _changes = [];

    public List<RecurringPlan> Plans { get; } = [];

    /// <summary>What counts as the demo plant's.</summary>
    public CostCatalogue DemoCosts { get; set; } = new();

    IReadOnlyList<Versioned<Crew>> IMaintenanceData.Crews => Away is { } reason ? throw new StorageUnavailableException(reason) : [.. Crews.Select(crew => Of(crew.Id, crew))];

    Versioned<CostCatalogue> IMaintenanceData.Costs => Of("plant", Costs);

    IReadOnlyList<Versioned<RecurringPlan>> IMaintenanceData.Plans => [.. Plans.Select(plan => Of(plan.Id, plan))];

    public Versioned<Crew> Put(Crew crew, long version, string name)
    {
        Note(crew.Id, version, Crews.Exists(known => known.Id == crew.Id), name);
        Crews.RemoveAll(known => known.Id == crew.Id);
        Crews.Add(crew);
        return Of(crew.Id, crew);
    }

    public Versioned<CostCatalogue> Put(CostCatalogue costs, long version, string name)
    {
        Note("plant", version, true, name);
        Costs = costs;
        return Of("plant", costs);
    }

    public Versioned<RecurringPlan> Put(RecurringPlan plan, long version, string name)
    {
        Note(plan.Id, version, Plans.Exists(known => known.Id == plan.Id), name);
        Plans.RemoveAll(known => known.Id == plan.Id);
        Plans.Add(plan);
        return Of(plan.Id, plan);
    }

    public void DeleteCrew(string id, long version)
    {
        Require(id, version, Crews.Exists(known => known.Id == id));
        Crews.RemoveAll(known => known.Id == id);
        _changes.Remove(id);
    }

    public void DeletePlan(string id, long version)
    {
        Require(id, version, Plans.Exists(known => known.Id == id));
        Plans.RemoveAll(known => known.Id == id);
        _changes.Remove(id);
    }

    private void Note(string id, long version, bool isThere, string name)
    {
        Require(id, version, isThere);
        _changes[id] = (version + 1, name, time.GetUtcNow());
    }

    private void Require(string id, long version, bool isThere)
    {
        if (version != (isThere ? Of(id, id).Version : 0))
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Changed, $"'{id}' was changed since it was read");
        }
    }

    private Versioned<T> Of<T>(string id, T value)
    {
        (long version, string? by, DateTimeOffset? at) = _changes.GetValueOrDefault(id, (1, null, null));
        return new(id, version, value, by, at);
    }
}
