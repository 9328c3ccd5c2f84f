using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Maintenance;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Crews, costs, recurring plans and proposed schedules, each with its version and who changed it last.</summary>
internal sealed class MaintenanceShelf(MaintenanceDatabase database, TimeProvider time)
{
    private const string CrewKind = "crew";
    private const string CostKind = "costs";
    private const string PlanKind = "plan";
    private const string ProposalKind = "proposal";
    private const string Plant = "plant";
    private const int MostCrews = 500;
    private const int MostPlans = 10_000;
    private const int MostProposals = 20;

    /// <summary>Costs of a plant that has entered none: lateness is ranked by priority, so that due times count.</summary>
    private static readonly CostCatalogue s_initial = new()
    {
        Lateness = [new(WorkPriority.Low, 1), new(WorkPriority.Medium, 5), new(WorkPriority.High, 20), new(WorkPriority.Urgent, 100)],
    };

    public IReadOnlyList<Versioned<Crew>> Crews => database.Documents<Crew>(CrewKind);

    public Versioned<CostCatalogue> Costs => database.Documents<CostCatalogue>(CostKind).SingleOrDefault() ?? new(Plant, 0, s_initial);

    public IReadOnlyList<Versioned<RecurringPlan>> Plans => database.Documents<RecurringPlan>(PlanKind);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Versioned<ScheduleProposal>> Proposals => [.. database.Documents<ScheduleProposal>(ProposalKind).OrderByDescending(proposal => proposal.Value.MadeAt)];

    /// <summary>The proposal made last. Ids rise with time.</summary>
    public ScheduleProposal? NewestProposal => database.Last<ScheduleProposal>(ProposalKind)?.Value;

    public Versioned<Crew> Put(Crew crew, long? version, string? name = null)
    {
        Sound(crew.Faults());
        Room(crew.Id, MostCrews, Crews.Select(known => known.Id), "crews");
        return Put(CrewKind, crew.Id, crew, version, name);
    }

    public Versioned<CostCatalogue> Put(CostCatalogue costs, long? version, string? name = null)
    {
        Sound(costs.Faults());
        return Put(CostKind, Plant, costs, version, name);
    }

    public Versioned<RecurringPlan> Put(RecurringPlan plan, long? version, string? name = null)
    {
        Sound(plan.Faults());
        Room(plan.Id, MostPlans, Plans.Select(known => known.Id), "recurring plans");
        return Put(PlanKind, plan.Id, plan, version, name);
    }

    /// <summary>Keeps a proposal; the oldest beyond a few give way.</summary>
    public void Put(ScheduleProposal proposal)
    {
        database.Put(ProposalKind, proposal.Id, proposal, null, null, time.GetUtcNow());
        foreach (Versioned<ScheduleProposal> old in Proposals.Skip(MostProposals))
        {
            database.Delete(ProposalKind, old.Id, null);
        }
    }

    public void DeleteCrew(string id, long? version) => Delete(CrewKind, id, version, Crews);

    public void DeletePlan(string id, long? version) => Delete(PlanKind, id, version, Plans);

    private void Delete<T>(string kind, string id, long? version, IReadOnlyList<Versioned<T>> known)
    {
        if (!database.Delete(kind, id, version))
        {
            throw known.FirstOrDefault(item => item.Id == id) is { } now
                ? Changed(kind, id, now)
                : new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no {kind} '{id}'");
        }
    }

    private Versioned<T> Put<T>(string kind, string id, T value, long? version, string? name)
    {
        DateTimeOffset now = time.GetUtcNow();
        string? by = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        return new(id, database.Put(kind, id, value, version, by, now) ?? throw Changed(kind, id, database.Documents<T>(kind).FirstOrDefault(item => item.Id == id)), value, by, now);
    }

    private static MaintenanceRefusedException Changed<T>(string kind, string id, Versioned<T>? now) =>
        new(MaintenanceRefusal.Changed, $"{kind} '{id}' was {(now is null ? "deleted" : "changed")} since it was read{(now is { By: { } by, At: { } at } ? $", by {by} at {at:u}" : string.Empty)}; nothing was written: read it again and decide anew");

    private static void Room(string id, int most, IEnumerable<string> known, string words)
    {
        string[] ids = [.. known];
        if (ids.Length >= most && !ids.Contains(id))
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Conflict, $"{most} {words} are kept at most; delete one first");
        }
    }

    private static void Sound(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Invalid, string.Join("; ", faults.Take(10)) + (faults.Count > 10 ? $"; and {faults.Count - 10} more" : string.Empty));
        }
    }
}
