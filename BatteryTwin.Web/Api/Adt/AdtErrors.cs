using System.Text.Json;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>
/// Error answers of the API: the status for each reason, the envelope <c>{"error":{"code","message","details"?}}</c>, and the code once more
/// in <c>x-ms-error-code</c>.
/// </summary>
internal static class AdtErrors
{
    private const string CodeHeader = "x-ms-error-code";
    private const int RetrySeconds = 2;

    /// <summary>What an exception means to the client; null for one that is a fault of this program.</summary>
    public static AdtError? Of(Exception exception) => exception switch
    {
        AdtException refused => refused.Error,
        TwinGraphException refused => new(StatusOf(refused.Code), refused.Code.ToString(), refused.Message) { Details = refused.Details },
        QueryException refused => OfQuery(refused),
        EventRouteException refused => new(
            refused.Code == EventRouteErrorCode.EventRouteNotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest, refused.Code.ToString(), refused.Message),
        JsonException malformed => new(StatusCodes.Status400BadRequest, "InvalidArgument", $"The body is not valid JSON: {malformed.Message}"),
        StorageUnavailableException => new(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", exception.Message) { RetryAfterSeconds = RetrySeconds },
        IngestOverloadedException => new(StatusCodes.Status429TooManyRequests, null, exception.Message) { RetryAfterSeconds = RetrySeconds },
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(StatusCodes.Status400BadRequest, "LimitExceeded", exception.Message),
        BadHttpRequestException => new(StatusCodes.Status400BadRequest, "InvalidArgument", exception.Message),
        _ => null,
    };

    /// <summary>Answers with an error.</summary>
    public static Task WriteAsync(HttpContext context, AdtError error)
    {
        if (error.Code is not null)
        {
            context.Response.Headers[CodeHeader] = error.Code;
        }

        if (error.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return AdtJson.SendAsync(context, error.Status, error, WriteEnvelope);
    }

    private static int StatusOf(GraphErrorCode code) => code switch
    {
        GraphErrorCode.ModelNotFound or GraphErrorCode.DigitalTwinNotFound or GraphErrorCode.ComponentNotFound or GraphErrorCode.RelationshipNotFound
            or GraphErrorCode.TargetTwinNotFound => StatusCodes.Status404NotFound,
        GraphErrorCode.ModelAlreadyExists or GraphErrorCode.ModelReferencesNotDecommissioned or GraphErrorCode.ModelReferencesNotDeleted => StatusCodes.Status409Conflict,
        GraphErrorCode.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        GraphErrorCode.ServiceUnavailable => StatusCodes.Status503ServiceUnavailable,
        GraphErrorCode.NotAuthorized => StatusCodes.Status502BadGateway,
        _ => StatusCodes.Status400BadRequest,
    };

    private static AdtError OfQuery(QueryException refused) => refused.Kind switch
    {
        QueryErrorKind.Query => new(StatusCodes.Status400BadRequest, "SqlQueryError", refused.Message),
        QueryErrorKind.Budget => new(StatusCodes.Status429TooManyRequests, "QuotaReachedError", refused.Message) { RetryAfterSeconds = RetrySeconds },
        _ => new(StatusCodes.Status400BadRequest, "BadRequest", refused.Message),
    };

    private static void WriteEnvelope(Utf8JsonWriter writer, AdtError error)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        if (error.Code is null)
        {
            writer.WriteNumber("statusCode", error.Status);
        }
        else
        {
            writer.WriteString("code", error.Code);
        }

        writer.WriteString("message", error.Message);
        if (error.Details.Count > 0)
        {
            writer.WriteStartArray("details");
            foreach (string detail in error.Details)
            {
                writer.WriteStartObject();
                writer.WriteString("code", error.Code);
                writer.WriteString("message", detail);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
