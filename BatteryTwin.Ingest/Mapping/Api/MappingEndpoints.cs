using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>JSON API of the tag mapping, <c>/api/mapping</c>; for every host that takes telemetry in.</summary>
public static class MappingEndpoints
{
    public static IEndpointRouteBuilder MapTagMapping(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder mapping = routes.MapGroup("/api/mapping").WithTags("Tag mapping");
        mapping.MapGet("/rules", RuleEndpoints.ListAsync).WithSummary("All rules in the order in which they are tried, with what each did since the start");
        mapping.MapPost("/rules", RuleEndpoints.AddAsync).WithSummary("Add a rule behind the others: JSON, or text/csv with ?name= for a table rule");
        mapping.MapPut("/rules/order", RuleEndpoints.OrderAsync).WithSummary("Put the rules in another order: {\"ids\": [...]}");
        mapping.MapGet("/rules/{id}", RuleEndpoints.Find).WithSummary("One rule, with its version as ETag; text/csv for the lines of a table rule");
        mapping.MapPut("/rules/{id}", RuleEndpoints.UpdateAsync).WithSummary("Replace a rule; If-Match is required");
        mapping.MapDelete("/rules/{id}", RuleEndpoints.Delete).WithSummary("Delete a rule; If-Match is honoured");
        mapping.MapGet("/export", RuleSetEndpoints.Export).WithSummary("All rules as one JSON file");
        mapping.MapPost("/import", RuleSetEndpoints.ImportAsync).WithSummary("Put the rules of an exported file in place of all others; If-Match is honoured");
        mapping.MapGet("/history", RuleSetEndpoints.History).WithSummary("What was changed when and by whom, newest first; before = number to page backwards");
        mapping.MapPost("/history/{number:long}/revert", RuleSetEndpoints.Revert).WithSummary("Take back one change");
        mapping.MapPost("/table", SurveyEndpoints.ReadTableAsync).WithSummary("Check a table file without keeping it: its lines, and faults by line");
        mapping.MapPost("/preview", SurveyEndpoints.PreviewAsync).WithSummary("What a draft set of rules makes of the series no model knows; the stored rules when none are given");
        mapping.MapGet("/suggestions", SurveyEndpoints.SuggestAsync).WithSummary("Twins and fields whose names resemble a series'; series = as /api/ingest/status writes it");
        mapping.MapGet("/trace", SurveyEndpoints.Trace).WithSummary("Where a twin's field gets its values from: origin series and rule");
        mapping.MapGet("/mapped", SurveyEndpoints.MappedAsync).WithSummary("Machines' series that rules map now, with their newest values as sent, newest first; at most 5,000");
        mapping.MapGet("/units", SurveyEndpoints.Units).WithSummary("Units that convert, by quantity");
        mapping.MapGet("/replay", ReplayEndpoints.PlanAsync).WithSummary("Stored series that a replay would read; from, to, rule (repeatable)");
        mapping.MapPost("/replay", ReplayEndpoints.StartAsync).WithSummary("Take stored points of mapped series to their twins: {\"from\"?, \"to\"?, \"rules\"?: [ids]}; answers 202 with a job");
        return routes;
    }
}
