using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What people change about crews, costs and recurring plans. Every change is made to what its maker has seen, and can be taken back. Singleton.</summary>
public sealed class MaintenanceDataDesk(IMaintenanceData data, TimeProvider time)
{
    private readonly OptimisticShelf<Crew> _crews = new("Crew", id => Find(data.Crews, id), data.Put, data.DeleteCrew, time);
    private readonly OptimisticShelf<RecurringPlan> _plans = new("Plan", id => Find(data.Plans, id), data.Put, data.DeletePlan, time);
    private readonly OptimisticShelf<CostCatalogue> _costs = new("Costs of", _ => data.Costs, data.Put, null, time);

    public Versioned<Crew>? Crew(string id) => Find(data.Crews, id);

    public Versioned<RecurringPlan>? Plan(string id) => Find(data.Plans, id);

    public Versioned<CostCatalogue> Costs => data.Costs;

    /// <summary>An id for a new crew.</summary>
    public string NewCrewId(string name) => DataIds.New(name, "crew", data.Crews.Select(crew => crew.Id));

    /// <summary>An id for a new plan.</summary>
    public string NewPlanId(string title) => DataIds.New(title, "plan", data.Plans.Select(plan => plan.Id));

    public DataOutcome Save(Versioned<Crew>? seen, Crew crew, string name)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return _crews.Save(crew.Id, crew.Name, seen, _ => crew, CrewDraft.Facts, name);
    }

    public DataOutcome Delete(Versioned<Crew> seen, string name)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return _crews.Delete(seen, seen.Value.Name, CrewDraft.Facts, name);
    }

    /// <summary>Saves a plan; the order that the system made of it meanwhile stays noted.</summary>
    public DataOutcome Save(Versioned<RecurringPlan>? seen, RecurringPlan plan, string name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return _plans.Save(plan.Id, plan.Content.Title, seen, now => now is null || seen is null ? plan : plan with { LastDue = now.LastDue, LastReading = Math.Max(plan.LastReading, now.LastReading != seen.Value.LastReading ? now.LastReading : plan.LastReading) }, PlanDraft.Facts, name);
    }

    public DataOutcome Delete(Versioned<RecurringPlan> seen, string name)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return _plans.Delete(seen, seen.Value.Content.Title, PlanDraft.Facts, name);
    }

    /// <summary>Changes one entry of the costs; what others changed in other entries meanwhile stays.</summary>
    /// <param name="seen">The costs its maker has seen.</param>
    /// <param name="title">What people call the entry.</param>
    /// <param name="edit">Puts the new entry into the newest costs.</param>
    /// <param name="facts">What the entry says.</param>
    /// <param name="name">Who does it.</param>
    public DataOutcome Save(Versioned<CostCatalogue> seen, string title, Func<CostCatalogue, CostCatalogue> edit, Func<CostCatalogue, IReadOnlyList<DataFact>> facts, string name) =>
        _costs.Save(seen.Id, title, seen, now => edit(now!), facts, name);

    private static Versioned<T>? Find<T>(IReadOnlyList<Versioned<T>> items, string id) => items.FirstOrDefault(item => item.Id == id);
}
