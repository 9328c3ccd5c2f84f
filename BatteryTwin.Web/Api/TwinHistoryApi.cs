using BatteryTwin.Ingest.Api;
using System.ComponentModel;
using System.Globalization;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BatteryTwin.Web.Api;

/// <summary>JSON API of what happened to a twin: <c>/api/twins/{id}/history</c>.</summary>
public static class TwinHistoryApi
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1_000;

    public static IEndpointRouteBuilder MapTwinHistoryApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/twins/{id}/history", ListAsync)
            .WithTags("Twins")
            .WithName("TwinHistory")
            .WithSummary("Changes of a twin and of the relationships that start at it, newest first: when, by whom, from which request, and the new values")
            .Produces<TwinHistoryAnswer>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static async Task<Results<Ok<TwinHistoryAnswer>, ValidationProblem, ProblemHttpResult>> ListAsync(
        HttpRequest request,
        IServiceProvider services,
        string id,
        [Description("Start, inclusive: RFC 3339 or milliseconds since 1970; default the first change kept.")] string? from,
        [Description("End, exclusive: RFC 3339 or milliseconds since 1970; default now.")] string? to,
        [Description("Most changes, 1 to 1000, default 100.")] string? limit,
        [Description("Only changes before this number: 'next' of the page before.")] string? before,
        CancellationToken cancel)
    {
        ParameterFaults faults = new();
        faults.AddUnknown(request.Query, "from", "to", "limit", "before");
        DateTimeOffset? start = Time(faults, "from", from);
        DateTimeOffset? end = Time(faults, "to", to);
        int most = faults.Number("limit", limit, DefaultLimit, 1, MaxLimit);
        long? number = Number(faults, before);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        if (services.GetService<ITwinHistory>() is not { } history)
        {
            return TypedResults.Problem("The twins are kept by another service, which this one has no history of.", statusCode: StatusCodes.Status404NotFound, title: "No history");
        }

        IReadOnlyList<TwinHistoryEntry> changes = await history.ChangesAsync(id, start, end, most, number, cancel);
        if (changes.Count == 0 && number is null && !await IsKnownAsync(services, history, id, cancel))
        {
            return TypedResults.Problem($"There is no twin '{id}', and no change of one is kept.", statusCode: StatusCodes.Status404NotFound, title: "No such twin");
        }

        return TypedResults.Ok(new TwinHistoryAnswer(
            id, [.. changes.Select(TwinHistoryChange.Of)], history.EarliestTime, changes.Count == most ? changes[^1].Sequence : null));
    }

    /// <summary>A twin that exists, or of which there is a change outside the range asked for.</summary>
    private static async ValueTask<bool> IsKnownAsync(IServiceProvider services, ITwinHistory history, string id, CancellationToken cancel) =>
        services.GetRequiredService<ITwinGraph>().Current.Find(id) is not null || (await history.ChangesAsync(id, null, null, 1, null, cancel)).Count > 0;

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

    private static long? Number(ParameterFaults faults, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return number;
        }

        faults.Add("before", $"'{text}' is not the number of a change");
        return null;
    }
}
