using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>What people do about work orders. Every action is made to the version its maker has seen; what was refused says why, in words. Singleton.</summary>
public sealed class WorkDesk(IWorkOrders orders, IMaintenanceDesk desk, IJobs jobs)
{
    public WorkOrder? Find(string id) => orders.Find(id);

    public IReadOnlyList<Crew> Crews => desk.Crews;

    /// <summary>Work of an asset, newest first.</summary>
    public IReadOnlyList<WorkOrder> Of(string asset, int limit) => orders.Recent(limit, asset);

    public (WorkOrder? Order, string? Fault) Add(WorkContent content, WorkOrigin origin, string name) => Do(() => orders.Add(content, origin, name.Trim()));

    /// <summary>Gives an order a crew and the first time from a moment on at which that crew works.</summary>
    public (WorkOrder? Order, string? Fault) Plan(WorkOrder seen, string crewId, DateTimeOffset from, string name, bool isPinned = true)
    {
        if (desk.Crews.FirstOrDefault(crew => crew.Id == crewId) is not { } crew)
        {
            return (null, "Not done: this crew is no longer there.");
        }

        return crew.PlaceFrom(from, seen.Content.Duration) is { } place
            ? Place(seen, new(place.Start, place.End, crewId, isPinned), name)
            : (null, $"Not done: {crew.Name} has not the {seen.Content.Duration.TotalHours:0.##} h of working time after that.");
    }

    /// <summary>Puts an order exactly somewhere, or nowhere (null).</summary>
    public (WorkOrder? Order, string? Fault) Place(WorkOrder seen, WorkPlacement? place, string name, string? reason = null) => Apply(seen, (order, now) =>
        place is null ? order.Unplan(name.Trim(), reason ?? "taken off the board", now) : order.Plan(place, name.Trim(), now, reason));

    /// <summary>Applies a verb to the version seen.</summary>
    public (WorkOrder? Order, string? Fault) Apply(WorkOrder seen, Func<WorkOrder, DateTimeOffset, WorkOrder> verb) => Do(() => orders.Apply(seen.Id, seen.Version, verb));

    /// <summary>Starts the search for a plan of some days from now.</summary>
    public (string? JobId, string? Fault) Propose(double days, string timeZone)
    {
        try
        {
            return (desk.Propose(new ScheduleRequest { Days = days, TimeZone = timeZone }).Id, null);
        }
        catch (MaintenanceRefusedException refusal)
        {
            return (null, $"Not started: {refusal.Message}.");
        }
    }

    public JobStatus? Job(string id) => jobs.Find(id);

    public bool Cancel(string jobId) => jobs.Cancel(jobId);

    /// <summary>Id of the proposal that a finished job made; null when there is none.</summary>
    public static string? ProposalOf(JobStatus job) => (job.Result as ScheduleResult)?.ProposalId;

    /// <summary>Plans the orders as proposed, all or none. Null when it was done, else why not.</summary>
    public string? Accept(string proposalId, string name)
    {
        try
        {
            desk.Accept(proposalId, name.Trim(), null);
            return null;
        }
        catch (MaintenanceRefusedException refusal)
        {
            return $"Not done: {refusal.Message}.";
        }
        catch (StorageUnavailableException problem)
        {
            return $"Not done: {problem.Message}.";
        }
    }

    private static (WorkOrder? Order, string? Fault) Do(Func<WorkOrder> action)
    {
        try
        {
            return (action(), null);
        }
        catch (MaintenanceRefusedException refusal)
        {
            return (null, $"Not done: {refusal.Message}.");
        }
        catch (StorageUnavailableException problem)
        {
            return (null, $"Not done: {problem.Message}.");
        }
    }
}
