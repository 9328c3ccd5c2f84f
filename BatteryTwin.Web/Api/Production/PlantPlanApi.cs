using System.Globalization;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BatteryTwin.Web.Api.Production;

/// <summary>Calendars and settings of plants: <c>/api/production/calendar</c> and <c>/settings</c>.</summary>
public static class PlantPlanApi
{
    public static IEndpointRouteBuilder MapPlantPlanApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder production = routes.MapGroup("/api/production").WithTags("Production").DisableAntiforgery();
        production.MapGet("/calendar/{plant}", Calendar).WithSummary("A plant's calendar: time zone, shifts, holidays, recurring stops; single planned stops are at /api/maintenance/stops").Produces<CalendarAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        Changes(production.MapPut("/calendar/{plant}", PutCalendarAsync)).WithSummary("Enters a plant's calendar; If-Match with the ETag of the present one").Accepts<CalendarEntry>("application/json").Produces<CalendarAnswer>();
        production.MapGet("/calendar/{plant}/spans", Spans).WithSummary("The calendar as stretches of time from one instant to another, with its shifts and planned stops: from, to").Produces<RowsAnswer<SpanRow>>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        production.MapGet("/settings/{plant}", Settings).WithSummary("A plant's settings: currency, energy factors, state words, reason codes").Produces<SettingsAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        Changes(production.MapPut("/settings/{plant}", PutSettingsAsync)).WithSummary("Enters a plant's settings; If-Match with the ETag of the present ones").Accepts<PlantSettings>("application/json").Produces<SettingsAnswer>();
        return routes;
    }

    private static RouteHandlerBuilder Changes(RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);

    private static Task<IResult> Calendar(HttpContext context, PlantPlans plans, string plant) => ProductionRequest.AnswerAsync(context, () =>
        Task.FromResult<IResult>(Answer(context, Plan(plans, plant), CalendarOf)));

    private static Task<IResult> PutCalendarAsync(HttpContext context, PlantPlans plans, IProductionBook book, string plant) => ProductionRequest.AnswerAsync(context, async () =>
    {
        PlantPlan plan = Plan(plans, plant);
        long? expected = ProductionRequest.IfMatch(context.Request);
        CalendarEntry entry = await ProductionRequest.JsonAsync<CalendarEntry>(context);
        PlantCalendar calendar = entry.ToCalendar(plan.Calendar.Zone)
            ?? throw ProductionRefusedException.Invalid($"timeZone is '{entry.TimeZone}', which this machine does not know; use an IANA name such as Europe/Berlin, or leave it out for the zone of the plant's twin.");
        Require(CalendarFaults.Of(calendar), "calendar");
        Require(entry.PlannedStops is { Count: > 0 } ? ["plannedStops: single planned stops are kept once, for figures, forecasts and maintenance alike: send them to POST /api/maintenance/stops"] : [], "calendar");
        RequireKept(book.Save(plant, entry with { PlannedStops = null }, expected, ProductionRequest.Actor(context)), "calendar");
        return Answer(context, plans.Of(plant), CalendarOf);
    });

    private static Task<IResult> Spans(HttpContext context, PlantPlans plans, string plant) => ProductionRequest.AnswerAsync(context, () =>
    {
        PlantPlan plan = Plan(plans, plant);
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "from", "to");
        (DateTimeOffset from, DateTimeOffset to) = ProductionRequest.Span(context, faults);
        return Task.FromResult<IResult>(faults.Any
            ? faults.ToProblem()
            : new RowsResult<SpanRow>([.. plan.Calendar.Spans(from, to, plans.ScopesOf(plant)).Select(span => new SpanRow(span.From, span.To, span.Kind, span.Shift, span.Reason))]));
    });

    private static Task<IResult> Settings(HttpContext context, PlantPlans plans, string plant) => ProductionRequest.AnswerAsync(context, () =>
        Task.FromResult<IResult>(Answer(context, Plan(plans, plant), SettingsOf)));

    private static Task<IResult> PutSettingsAsync(HttpContext context, PlantPlans plans, IProductionBook book, string plant) => ProductionRequest.AnswerAsync(context, async () =>
    {
        Plan(plans, plant);
        long? expected = ProductionRequest.IfMatch(context.Request);
        PlantSettings settings = await ProductionRequest.JsonAsync<PlantSettings>(context);
        Require(SettingsFaults.Of(settings), "settings");
        RequireKept(book.Save(plant, settings, expected, ProductionRequest.Actor(context)), "settings");
        return Answer(context, plans.Of(plant), SettingsOf);
    });

    private static PlantPlan Plan(PlantPlans plans, string plant) => plans.PlantOf(plant) switch
    {
        null => throw ProductionRefusedException.NotFound($"The twin graph has no plant '{plant}'."),
        var root when root != plant => throw ProductionRefusedException.NotFound($"'{plant}' is no plant but part of '{root}', which has the calendar and the settings."),
        _ => plans.Of(plant),
    };

    private static (long Version, object Body) CalendarOf(PlantPlan plan) => (plan.CalendarVersion, new CalendarAnswer(plan.PlantId, plan.CalendarVersion, CalendarEntry.Of(plan.Calendar)));

    private static (long Version, object Body) SettingsOf(PlantPlan plan) => (plan.SettingsVersion, new SettingsAnswer(plan.PlantId, plan.SettingsVersion, plan.Settings));

    private static JsonHttpResult<object> Answer(HttpContext context, PlantPlan plan, Func<PlantPlan, (long Version, object Body)> of)
    {
        (long version, object body) = of(plan);
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        return TypedResults.Json(body, ProductionJson.Options);
    }

    private static void Require(IReadOnlyList<string> faults, string what)
    {
        if (faults.Count > 0)
        {
            throw ProductionRefusedException.Invalid($"The {what} cannot be kept: {string.Join("; ", faults)}.", faults);
        }
    }

    private static void RequireKept(bool isKept, string what)
    {
        if (!isKept)
        {
            throw new ProductionRefusedException(StatusCodes.Status412PreconditionFailed, "It was changed meanwhile.", $"The {what} have another version than If-Match names; read them again and repeat the change.");
        }
    }
}
