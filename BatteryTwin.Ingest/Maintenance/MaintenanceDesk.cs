using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>The desk over shelf, cases and search.</summary>
internal sealed class MaintenanceDesk(MaintenanceShelf shelf, ScheduleCases cases, ScheduleJobs schedules) : IMaintenanceDesk
{
    public IReadOnlyList<Crew> Crews => [.. shelf.Crews.Select(crew => crew.Value)];

    public CostCatalogue Costs => shelf.Costs.Value;

    public ScheduleProposal? Proposal(string id) => shelf.Proposals.FirstOrDefault(proposal => proposal.Id == id)?.Value;

    public ScheduleProposal? NewestProposal => shelf.NewestProposal;

    public JobStatus Propose(ScheduleRequest request) => schedules.Start(request);

    public IReadOnlyList<WorkOrder> Accept(string id, string name, ImmutableArray<string>? only) => schedules.Accept(id, name, only);

    public Task<(SchedulingCase Case, IReadOnlyList<WorkOrder> Orders)> CaseAsync(DateTimeOffset start, double days, CancellationToken cancel) =>
        cases.MakeAsync(new ScheduleRequest { Start = start, Days = days }, cancel);

    public Task<(WaitingCost Cost, DateTimeOffset From)?> WaitingAsync(WorkContent content, CancellationToken cancel) => cases.WaitingAsync(content, cancel);

    public Task<IReadOnlyList<ComponentWaiting>> AllWaitingAsync(CancellationToken cancel) => cases.AllWaitingAsync(cancel);
}
