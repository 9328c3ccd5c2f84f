using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Api;

/// <summary>An answer of telemetry in the form the client accepts: JSON, or CSV.</summary>
internal sealed class TelemetryResult(TelemetryTimeFormat format, Func<ITelemetryAnswer, CancellationToken, Task> write) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        SeriesNotes notes = new(httpContext.RequestServices.GetRequiredService<ITwinGraph>().Current, httpContext.RequestServices.GetRequiredService<ITelemetryTrust>());
        using ITelemetryAnswer answer = AcceptedForm.IsCsv(httpContext.Request)
            ? new TelemetryCsvAnswer(response.BodyWriter, format, notes)
            : new TelemetryJsonAnswer(response.BodyWriter, format, notes);
        response.ContentType = answer.ContentType;
        response.Headers.CacheControl = "no-store";
        try
        {
            await write(answer, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone; nobody waits for the rest.
        }
        catch (StorageUnavailableException exception) when (!answer.HasBegun)
        {
            await TypedResults.Problem(exception.Message, title: "Telemetry cannot be read now.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(httpContext);
        }
        catch (Exception exception) when (answer.HasBegun)
        {
            // Half an answer must not look like a whole one: cut the connection.
            httpContext.RequestServices.GetRequiredService<ILogger<TelemetryResult>>().LogError(exception, "A telemetry answer broke off");
            httpContext.Abort();
        }
    }
}
