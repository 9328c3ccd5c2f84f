using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Proposed schedules over HTTP.</summary>
internal static class ScheduleEndpoints
{
    public static Task<IResult> StartAsync(HttpContext context, ScheduleJobs schedules, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        ScheduleRequest request = await MaintenanceRequest.BodyAsync<ScheduleRequest>(context.Request, cancel).ConfigureAwait(false);
        JobStatus job = schedules.Start(request);
        return TypedResults.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { jobId = job.Id });
    });

    public static IResult List(MaintenanceShelf shelf) => MaintenanceRequest.Json(new
    {
        Schedules = shelf.Proposals.Select(proposal => proposal.Value).Select(proposal => new ScheduleView(
            proposal.Id, proposal.MadeAt, proposal.Start, proposal.End, proposal.Currency, proposal.Schedule.Cost, proposal.Schedule.Bound, proposal.Schedule.Gap, proposal.Schedule.Jobs.Length)).ToArray(),
    });

    public static Task<IResult> FindAsync(ScheduleJobs schedules, string id) => MaintenanceRequest.AnswerAsync(() => MaintenanceRequest.Json(schedules.Find(id)));

    public static Task<IResult> AcceptAsync(HttpContext context, ScheduleJobs schedules, string id, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        AcceptBody body = await MaintenanceRequest.BodyAsync<AcceptBody>(context.Request, cancel).ConfigureAwait(false);
        IReadOnlyList<WorkOrder> planned = schedules.Accept(id, MaintenanceRequest.Name(body.Name), body.Orders);
        return MaintenanceRequest.Json(new AcceptedView(planned.Count, [.. planned.Select(OrderView.Of)]));
    });

    /// <summary>What does not fit in the present plan.</summary>
    public static Task<IResult> ConflictsAsync(ScheduleCases cases, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        (SchedulingCase scheduling, IReadOnlyList<WorkOrder> live) = await cases.MakeAsync(new ScheduleRequest(), cancel).ConfigureAwait(false);
        WorkOrder[] planned = [.. live.Where(order => order.Placement is not null)];
        SchedulingCase present = scheduling with { Jobs = [.. scheduling.Jobs.Select(job => job with { Fixed = null })] };
        IReadOnlyList<ScheduleFault> faults = ScheduleCheck.Faults(present, [.. planned.Select(order => new ScheduledJob(order.Id, order.Placement!.Start, order.Placement.End, order.Placement.Crew))]);
        return MaintenanceRequest.Json(new { Conflicts = faults.Select(fault => new ConflictView(fault.Job, fault.Other, fault.Text)).ToArray() });
    });
}
