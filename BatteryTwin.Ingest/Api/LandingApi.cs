using System.Globalization;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Api;

/// <summary>Files for the landing zones and what became of them: <c>/api/landing/files</c>.</summary>
public static class LandingApi
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1_000;

    public static IEndpointRouteBuilder MapLandingApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder files = routes.MapGroup("/api/landing/files").WithTags("Landing zone").DisableAntiforgery();
        files.MapGet("/", ListAsync).WithSummary("Zones, and files that were or are being taken, newest first; filter by zone, state, path");
        files.MapPost("/", PutAsync).WithSummary("Drop the body into a zone as the file ?name=, whole or not at all");
        files.MapPost("/{id:long}/retry", RetryAsync).WithSummary("Put a finished file back, to be taken again");
        return routes;
    }

    private static async Task<Results<Ok<LandingOverview>, ValidationProblem, ProblemHttpResult>> ListAsync(
        HttpContext context, ILandingZones zones, string? limit, string? zone, string? state, string? path, CancellationToken cancel)
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "limit", "zone", "state", "path");
        int most = faults.Number("limit", limit, DefaultLimit, 1, MaxLimit);
        LandingFileState? wanted = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (Enum.TryParse(state, ignoreCase: true, out LandingFileState known) && Enum.IsDefined(known))
            {
                wanted = known;
            }
            else
            {
                faults.Add("state", $"'{state}' is none of {string.Join(", ", Enum.GetNames<LandingFileState>())}");
            }
        }

        return faults.Any ? faults.ToProblem() : TypedResults.Ok(await zones.ReadAsync(new(most, Given(zone), wanted, Given(path)), cancel).ConfigureAwait(false));
    }

    private static async Task<IResult> PutAsync(HttpContext context, ILandingZones zones, string? name, string? zone, CancellationToken cancel)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The zone has a limit of its own.
            size.MaxRequestBodySize = null;
        }

        try
        {
            LandingDelivery delivery = await zones.PutAsync(Given(zone), name ?? string.Empty, context.Request.Body, cancel).ConfigureAwait(false);
            return delivery.State switch
            {
                LandingDeliveryState.Dropped => Accepted(name!),
                LandingDeliveryState.NoZone => Problem("There is no such landing zone.", delivery.Words, StatusCodes.Status404NotFound),
                LandingDeliveryState.NameTaken => Problem("A file of that name waits already.", delivery.Words, StatusCodes.Status409Conflict),
                LandingDeliveryState.TooLarge => Problem("The file is too large.", delivery.Words, StatusCodes.Status413PayloadTooLarge),
                _ => Problem("The file's name cannot be used.", delivery.Words, StatusCodes.Status400BadRequest),
            };
        }
        catch (StorageUnavailableException exception)
        {
            context.Response.Headers.RetryAfter = "5";
            return Problem("The file cannot be taken now.", exception.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> RetryAsync(ILandingZones zones, long id, CancellationToken cancel)
    {
        try
        {
            return await zones.RetryAsync(id, cancel).ConfigureAwait(false) switch
            {
                LandingRetry.Back => TypedResults.Accepted("/api/landing/files"),
                LandingRetry.Occupied => Problem("Another file of that name waits.", "take it away, or wait until it has been taken, and retry", StatusCodes.Status409Conflict),
                LandingRetry.Gone => Problem("The file is no longer there.", "it is being taken, was taken again already, or was deleted: drop it into the zone again", StatusCodes.Status410Gone),
                _ => Problem("There is no such file.", string.Create(CultureInfo.InvariantCulture, $"the ledger has no file {id}; list them with GET /api/landing/files"), StatusCodes.Status404NotFound),
            };
        }
        catch (Exception exception) when (exception is StorageUnavailableException or IOException or UnauthorizedAccessException)
        {
            return Problem("The file cannot be moved back.", exception.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Accepted<LandingReceipt> Accepted(string name)
    {
        string fate = $"/api/landing/files?path={Uri.EscapeDataString(name)}";
        return TypedResults.Accepted(fate, new LandingReceipt(name, fate));
    }

    private static ProblemHttpResult Problem(string title, string detail, int status) => TypedResults.Problem(detail, title: title, statusCode: status);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
