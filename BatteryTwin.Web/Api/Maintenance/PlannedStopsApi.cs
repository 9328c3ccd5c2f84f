using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Web.Api.Production;
using BatteryTwin.Web.State;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BatteryTwin.Web.Api.Maintenance;

/// <summary>Planned stops of plants and lines: <c>/api/maintenance/stops</c>.</summary>
public static class PlannedStopsApi
{
    private const string Path = "/api/maintenance/stops";
    private const string Source = "api";

    public static IEndpointRouteBuilder MapPlannedStopsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder stops = routes.MapGroup(Path).WithTags("Maintenance").DisableAntiforgery();
        stops.MapGet("/", List).WithSummary("Planned stops, the earliest first").Produces<StopListAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        stops.MapGet("/{id}", Find).WithSummary("One planned stop; its revision is the ETag").Produces<StopAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        stops.MapPost("/", AddAsync)
            .Accepts<StopBody>("application/json")
            .WithSummary("Plans a stop: twin (it stops with all it contains), start, end (text: RFC 3339 or epoch ms), title, kind (maintenance, pause, trial); who plans it goes into the header X-BatteryTwin-Actor")
            .Produces<StopAnswer>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        stops.MapPut("/{id}", ChangeAsync)
            .Accepts<StopBody>("application/json")
            .WithSummary("Changes a stop as a whole; with If-Match only when its revision is still that one")
            .Produces<StopAnswer>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        stops.MapDelete("/{id}", Remove)
            .WithSummary("Removes a stop; with If-Match only when its revision is still that one")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        return routes;
    }

    private static IResult List(
        HttpRequest request,
        IPlannedStops stops,
        ITwinGraph graph,
        PlantTopology topology,
        [Description("Only stops this twin takes part in: its own and those of what contains it.")] string? twin,
        [Description("Only stops that end after this time, RFC 3339 or epoch ms.")] string? from,
        [Description("Only stops that start before this time, RFC 3339 or epoch ms.")] string? to)
    {
        ParameterFaults faults = new();
        faults.AddUnknown(request.Query, "twin", "from", "to");
        DateTimeOffset start = Time(faults, "from", from) ?? DateTimeOffset.MinValue;
        DateTimeOffset end = Time(faults, "to", to) ?? DateTimeOffset.MaxValue;
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        if (twin is not null && graph.Current.Find(twin) is null)
        {
            return TypedResults.Problem($"There is no twin '{twin}'.", statusCode: StatusCodes.Status404NotFound, title: "No such twin");
        }

        StopCalendar calendar = twin is null ? stops.Calendar : stops.Calendar.Of(topology.Current.PathTo(twin));
        return TypedResults.Ok(new StopListAnswer([.. calendar.Between(start, end).Select(StopAnswer.Of)]));
    }

    private static IResult Find(HttpResponse response, IPlannedStops stops, string id) => Guard(() =>
        Answer(response, stops.Calendar.Find(id) ?? throw new PlannedStopException(StopRefusal.NotFound, $"there is no planned stop '{id}'; GET {Path} lists them")));

    private static Task<IResult> AddAsync(HttpContext context, IPlannedStops stops, ITwinGraph graph) => WithBodyAsync(context, body =>
    {
        ParameterFaults faults = new();
        if (Order(faults, graph, body) is not { } order)
        {
            return faults.ToProblem();
        }

        PlannedStop added = stops.Add(order, RequestActor.Origin(context.Request, Source).Actor);
        SetETag(context.Response, added);
        return TypedResults.Created($"{Path}/{added.Id}", StopAnswer.Of(added));
    });

    private static Task<IResult> ChangeAsync(HttpContext context, IPlannedStops stops, ITwinGraph graph, string id) => WithBodyAsync(context, body =>
    {
        ParameterFaults faults = new();
        return Order(faults, graph, body) is { } order
            ? Answer(context.Response, stops.Change(id, order, IfMatch(context.Request), RequestActor.Origin(context.Request, Source).Actor))
            : faults.ToProblem();
    });

    private static IResult Remove(HttpContext context, IPlannedStops stops, string id) => Guard(() =>
    {
        stops.Remove(id, IfMatch(context.Request), RequestActor.Origin(context.Request, Source).Actor);
        return TypedResults.NoContent();
    });

    /// <summary>The order in a body; null with its faults named.</summary>
    private static StopOrder? Order(ParameterFaults faults, ITwinGraph graph, StopBody body)
    {
        DateTimeOffset? start = Given(faults, "start", body.Start);
        DateTimeOffset? end = Given(faults, "end", body.End);
        StopOrder order = new(body.Twin ?? string.Empty, start ?? DateTimeOffset.MinValue, end ?? DateTimeOffset.MaxValue, body.Title ?? string.Empty, Kind(faults, body.Kind));
        foreach ((string property, string message) in order.Faults().Where(fault => fault.Property != "end" || (start is not null && end is not null)))
        {
            faults.Add(property, message);
        }

        if (!string.IsNullOrWhiteSpace(body.Twin) && graph.Current.Find(body.Twin) is null)
        {
            faults.Add("twin", $"there is no twin '{body.Twin}'");
        }

        return faults.Any ? null : order;
    }

    private static StopKind Kind(ParameterFaults faults, string? text)
    {
        StopKind? kind = string.IsNullOrWhiteSpace(text) ? StopKind.Maintenance : Enum.GetValues<StopKind>().Cast<StopKind?>().FirstOrDefault(one => string.Equals(one.ToString(), text, StringComparison.OrdinalIgnoreCase));
        if (kind is null)
        {
            faults.Add("kind", $"'{text}' must be maintenance, pause or trial");
        }

        return kind ?? StopKind.Maintenance;
    }

    private static DateTimeOffset? Given(ParameterFaults faults, string parameter, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            faults.Add(parameter, $"it is missing; write {TelemetryTime.TimeForm}");
        }

        return Time(faults, parameter, text);
    }

    private static DateTimeOffset? Time(ParameterFaults faults, string parameter, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (TelemetryTime.ParseNs(text) is { } ns)
        {
            return EpochTime.FromNs(ns);
        }

        faults.Add(parameter, $"'{text}' is no time; write {TelemetryTime.TimeForm}");
        return null;
    }

    private static long? IfMatch(HttpRequest request)
    {
        string text = request.Headers.IfMatch.ToString().Trim();
        return text.Length == 0 || text == "*" ? null
            : long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long revision) ? revision
            : throw new PlannedStopException(StopRefusal.Changed, $"If-Match {text} is no revision of a stop; send the ETag the stop came with");
    }

    private static Ok<StopAnswer> Answer(HttpResponse response, PlannedStop stop)
    {
        SetETag(response, stop);
        return TypedResults.Ok(StopAnswer.Of(stop));
    }

    private static void SetETag(HttpResponse response, PlannedStop stop) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{stop.Revision}\"");

    private static Task<IResult> WithBodyAsync(HttpContext context, Func<StopBody, IResult> answer) => ProductionRequest.AnswerAsync(context, async () =>
    {
        StopBody body = await ProductionRequest.JsonAsync<StopBody>(context, JsonSerializerOptions.Web);
        return Guard(() => answer(body));
    });

    private static IResult Guard(Func<IResult> answer)
    {
        try
        {
            return answer();
        }
        catch (PlannedStopException refusal)
        {
            (int status, string title) = refusal.Refusal switch
            {
                StopRefusal.NotFound => (StatusCodes.Status404NotFound, "There is no such stop."),
                StopRefusal.Changed => (StatusCodes.Status412PreconditionFailed, "It was changed meanwhile."),
                StopRefusal.Full => (StatusCodes.Status409Conflict, "There is no room for another stop."),
                _ => (StatusCodes.Status400BadRequest, "The stop is not valid."),
            };
            return TypedResults.Problem(refusal.Message, title: title, statusCode: status);
        }
    }
}
