using Microsoft.AspNetCore.Connections;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>
/// Maps operations at the root and under <see cref="AdtPath.ProxyPrefix"/>, with what is the same for all of them: the api-version, the error
/// answers. Operations are plain delegates; nothing on the way binds parameters, logs or filters.
/// </summary>
internal sealed class AdtRoutes(IEndpointRouteBuilder routes, ILogger<AdtRoutes> logger)
{
    /// <summary>Maps an operation that changes nothing.</summary>
    public void Read(string method, string pattern, Func<AdtRequest, Task> operation) => Map(method, pattern, operation);

    /// <summary>Maps an operation that changes something: it cannot be asked for in the past.</summary>
    public void Write(string method, string pattern, Func<AdtRequest, Task> operation) => Map(method, pattern, request =>
        request.Http.Query.ContainsKey(AdtRequest.AsOfParameter)
            ? throw AdtException.InvalidArgument($"{AdtRequest.AsOfParameter} is for reading only; the past cannot be changed")
            : operation(request));

    /// <summary>Answers what no operation is mapped for below a path.</summary>
    public void Rest(string pattern)
    {
        foreach (string prefix in (string[])["", AdtPath.ProxyPrefix])
        {
            routes.Map(prefix + pattern, context => HandleAsync(context, Unknown)).DisableAntiforgery().ExcludeFromDescription();
        }
    }

    private void Map(string method, string pattern, Func<AdtRequest, Task> operation)
    {
        foreach (string prefix in (string[])["", AdtPath.ProxyPrefix])
        {
            routes.MapMethods(prefix + pattern, [method], context => HandleAsync(context, operation)).DisableAntiforgery().ExcludeFromDescription();
        }
    }

    private static Task Unknown(AdtRequest request) =>
        throw AdtException.NotFound("NotFound", $"There is no operation {request.Http.Method} {request.Http.Path}; check path and method.");

    private async Task HandleAsync(HttpContext context, Func<AdtRequest, Task> operation)
    {
        try
        {
            await operation(new AdtRequest(context, AdtApiVersion.Require(context.Request)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            logger.LogDebug(exception, "A client hung up before its request was answered");
            context.Abort();
        }
        catch (Exception exception)
        {
            await RefuseAsync(context, exception);
        }
    }

    private Task RefuseAsync(HttpContext context, Exception exception)
    {
        AdtError? error = AdtErrors.Of(exception);
        if (error is null)
        {
            logger.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            error = new(StatusCodes.Status500InternalServerError, "InternalServerError", "The request failed through a fault of the service; its log has the cause.");
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        return AdtErrors.WriteAsync(context, error);
    }
}
