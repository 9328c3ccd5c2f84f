using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>What people do with the plan of maintenance beside the orders themselves (<see cref="Storage.Maintenance.IWorkOrders"/>). What cannot be done is a <see cref="Storage.Maintenance.MaintenanceRefusedException"/> that says why.</summary>
public interface IMaintenanceDesk
{
    IReadOnlyList<Crew> Crews { get; }

    CostCatalogue Costs { get; }

    /// <summary>A proposed schedule; null when it is not kept any more.</summary>
    ScheduleProposal? Proposal(string id);

    /// <summary>The schedule proposed last; null when none is kept.</summary>
    ScheduleProposal? NewestProposal { get; }

    /// <summary>Starts the search for a schedule; the job's result names the proposal.</summary>
    JobStatus Propose(ScheduleRequest request);

    /// <summary>Plans the orders as proposed: all or none.</summary>
    /// <param name="id">The proposal.</param>
    /// <param name="name">Who accepts it.</param>
    /// <param name="only">Only these orders; null = all that have a place and are not fixed.</param>
    IReadOnlyList<WorkOrder> Accept(string id, string name, ImmutableArray<string>? only);

    /// <summary>All live orders as the scheduler sees them, and the orders.</summary>
    Task<(SchedulingCase Case, IReadOnlyList<WorkOrder> Orders)> CaseAsync(DateTimeOffset start, double days, CancellationToken cancel);

    /// <summary>What waiting with some work costs and from when its hours count; null when no forecast or no costs of its component are known.</summary>
    Task<(WaitingCost Cost, DateTimeOffset From)?> WaitingAsync(WorkContent content, CancellationToken cancel);

    /// <summary>What waiting costs for every component of which a forecast and costs are known.</summary>
    /// <exception cref="Storage.StorageUnavailableException">Forecasts cannot be read now.</exception>
    Task<IReadOnlyList<ComponentWaiting>> AllWaitingAsync(CancellationToken cancel);
}
