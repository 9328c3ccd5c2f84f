using BatteryTwin.Ingest.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Api;

/// <summary>A disk that takes nothing now is no fault of the program: 507 when it is full, 503 otherwise, with the remedy and when to try again.</summary>
public sealed class StorageProblem(ILogger<StorageProblem> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StorageUnavailableException)
        {
            return false;
        }

        logger.LogWarning("{Method} {Path} was refused: {Reason}", httpContext.Request.Method, httpContext.Request.Path, exception.Message);
        await Of((StorageUnavailableException)exception, httpContext).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The answer for such a refusal.</summary>
    public static ProblemHttpResult Of(StorageUnavailableException refusal, HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return refusal is StorageFullException
            ? TypedResults.Problem(refusal.Message, title: "The disk is full.", statusCode: StatusCodes.Status507InsufficientStorage)
            : TypedResults.Problem(refusal.Message, title: "Storage takes nothing now.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
