using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Work orders, crews, costs, recurring plans and schedules: <c>/api/maintenance</c>.</summary>
public static class MaintenanceApi
{
    public static IEndpointRouteBuilder MapMaintenanceApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder all = routes.MapGroup("/api/maintenance").WithTags("Maintenance").DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        MapOrders(all.MapGroup("/orders"));
        MapCrews(all.MapGroup("/crews"));
        all.MapGet("/costs", CostEndpoints.Find).Produces<CostCatalogue>().WithSummary("Costs of lines, components, labour and lateness in one currency, with their version as ETag");
        all.MapPut("/costs", CostEndpoints.PutAsync).Accepts<CostCatalogue>("application/json").Produces<CostCatalogue>().ProducesProblem(StatusCodes.Status428PreconditionRequired).WithSummary("Replace the costs; If-Match is required (If-None-Match: * the first time); X-BatteryTwin-Actor says who");
        all.MapPost("/waiting", CostEndpoints.OfLifeAsync).Accepts<WaitingBody>("application/json").Produces<WaitingView>().WithSummary("What waiting costs for a distribution of remaining life and two costs: curve, optimum, flat stretch");
        MapPlans(all.MapGroup("/plans"));
        MapSchedule(all.MapGroup("/schedule"));
        return routes;
    }

    private static void MapOrders(RouteGroupBuilder orders)
    {
        orders.MapGet("/", OrderEndpoints.ListAsync).WithSummary("Orders; state = live (default), all, open, planned, started, paused, completed or cancelled; asset, limit; CSV by Accept");
        orders.MapPost("/", OrderEndpoints.AddAsync).Accepts<OrderBody>("application/json").Produces<OrderView>(StatusCodes.Status201Created).WithSummary("Make an order: {name, origin?: {kind, reference}, order: {type, title, asset, durationHours, …}}");
        orders.MapGet("/{id}", OrderEndpoints.FindAsync).Produces<OrderView>().WithSummary("One order with its history, and its version as ETag");
        orders.MapPut("/{id}", OrderEndpoints.AmendAsync).Accepts<OrderBody>("application/json").Produces<OrderView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired).WithSummary("Change what an order asks for; If-Match is required");
        orders.MapGet("/{id}/waiting", CostEndpoints.OfOrderAsync).Produces<WaitingView>().ProducesProblem(StatusCodes.Status409Conflict).WithSummary("What waiting with the order costs, by the newest forecast of its component; horizonHours, points");
        orders.MapPost("/{id}/{verb}", OrderEndpoints.ActAsync).Accepts<VerbBody>("application/json").Produces<OrderView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithSummary("verb = plan {start, end?, crew, pinned?} (If-Match required), unplan, start, pause, resume, complete {finding, note?, replaced?} or cancel; each with name, and reason where something is broken off");
    }

    private static void MapCrews(RouteGroupBuilder crews)
    {
        crews.MapGet("/", CrewEndpoints.List).WithSummary("Crews with skills, shifts and versions");
        crews.MapGet("/{id}", CrewEndpoints.FindAsync).Produces<Crew>().WithSummary("One crew, with its version as ETag");
        crews.MapPut("/{id}", CrewEndpoints.PutAsync).Accepts<CrewBody>("application/json").Produces<Crew>().ProducesProblem(StatusCodes.Status428PreconditionRequired).WithSummary("Make or replace a crew; If-None-Match: * for a new one, else If-Match; X-BatteryTwin-Actor says who");
        crews.MapDelete("/{id}", CrewEndpoints.DeleteAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Delete a crew; If-Match is honoured");
        crews.MapGet("/{id}/calendar.ics", CrewEndpoints.FeedAsync).Produces<string>(contentType: "text/calendar").WithSummary("The crew's work as an iCalendar feed to subscribe to");
    }

    private static void MapPlans(RouteGroupBuilder plans)
    {
        plans.MapGet("/", PlanEndpoints.List).WithSummary("Recurring plans and when each is due next");
        plans.MapGet("/{id}", PlanEndpoints.FindAsync).WithSummary("One recurring plan, with its version as ETag");
        plans.MapPut("/{id}", PlanEndpoints.PutAsync).Accepts<PlanBody>("application/json").ProducesProblem(StatusCodes.Status428PreconditionRequired).WithSummary("Make or replace a recurring plan, by calendar, running hours or cycles; also to note a counter's reading; X-BatteryTwin-Actor says who");
        plans.MapDelete("/{id}", PlanEndpoints.DeleteAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Delete a recurring plan; its orders stay");
        plans.MapPost("/due", PlanEndpoints.MakeDueAsync).WithSummary("Make the orders that are due now; happens by itself every ten minutes");
    }

    private static void MapSchedule(RouteGroupBuilder schedule)
    {
        schedule.MapPost("/", ScheduleEndpoints.StartAsync).Accepts<ScheduleRequest>("application/json").Produces(StatusCodes.Status202Accepted)
            .WithSummary("Propose a schedule as a job: {start?, days?, slotMinutes?, seconds?, shortest?, timeZone?, stops?: [{line?, time: {start, end}, name?}], orders?}; its result names the proposal");
        schedule.MapGet("/", ScheduleEndpoints.List).WithSummary("The last twenty proposed schedules, newest first");
        schedule.MapGet("/conflicts", ScheduleEndpoints.ConflictsAsync).WithSummary("What does not fit in the plan as it is: crews, skills, shifts, stations, parts, order");
        schedule.MapGet("/{id}", ScheduleEndpoints.FindAsync).Produces<ScheduleProposal>().WithSummary("A proposed schedule: places with reasons, cost, proven bound, gap");
        schedule.MapPost("/{id}/accept", ScheduleEndpoints.AcceptAsync).Accepts<AcceptBody>("application/json").WithSummary("Plan the orders as proposed, all or none: {name, orders?}; 412 when one was changed since");
    }
}
