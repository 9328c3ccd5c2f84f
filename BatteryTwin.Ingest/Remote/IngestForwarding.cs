using System.Globalization;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Sources.DemoPlant.History;
using BatteryTwin.Ingest.Sources.LineProtocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Passes on what belongs to the ingest service, so that senders and clients need one address only. Requests and answers go through unchanged.</summary>
internal static class IngestForwarding
{
    private const int RetryAfterSeconds = 2;

    private static readonly string[] s_paths =
    [
        "/write", "/api/v2/write", "/ping", "/api/ingest/{**rest}", "/api/quarantine/{**rest}", "/api/alerts/{**rest}", "/api/alarm-rules/{**rest}", "/api/notifications/{**rest}", "/api/telemetry/quality", "/api/demo/{**rest}", "/api/landing/{**rest}", "/api/mapping/{**rest}", "/api/prognostics/{**rest}",
        // Jobs that run there; all others are this process's own.
        $"/api/jobs/{{id:regex(^({MappingReplay.JobKind}|{HistoryFill.JobKind}|{ModelTraining.JobKind}|{FleetTraining.JobKind}|{RuleRehearsals.JobKind})-)}}",
    ];

    // What is agreed between two neighbours, and the name by which this one was called.
    private static readonly HashSet<string> s_notPassedOn = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect",
    };

    public static IEndpointRouteBuilder MapForwardedIngest(this IEndpointRouteBuilder routes)
    {
        IngestClient client = routes.ServiceProvider.GetRequiredService<IngestClient>();
        foreach (string path in s_paths)
        {
            routes.Map(path, context => ForwardAsync(context, client)).DisableAntiforgery().ExcludeFromDescription();
        }

        return routes;
    }

    private static async Task ForwardAsync(HttpContext context, IngestClient client)
    {
        try
        {
            using HttpResponseMessage response = await client.SendAsync(RequestOf(context), context.RequestAborted, patient: true).ConfigureAwait(false);
            await AnswerAsync(context, response).ConfigureAwait(false);
        }
        catch (IngestUnreachableException problem)
        {
            await RefuseAsync(context, problem.Message).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or HttpRequestException)
        {
            // Either side broke off in the middle: half an answer must not pass for a whole one.
            context.Abort();
        }
    }

    private static HttpRequestMessage RequestOf(HttpContext context)
    {
        HttpRequest request = context.Request;
        HttpRequestMessage message = new(new HttpMethod(request.Method), $"{request.Path.Value?.TrimStart('/')}{request.QueryString.Value}");
        bool hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? request.ContentLength > 0;
        if (hasBody)
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                // The service has limits of its own, and says so.
                size.MaxRequestBodySize = null;
            }

            message.Content = new StreamContent(request.Body);
        }

        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in request.Headers.Where(header => !s_notPassedOn.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return message;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        HttpResponse response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !s_notPassedOn.Contains(header.Key)))
        {
            response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static Task RefuseAsync(HttpContext context, string problem)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        WriteDialect? dialect = context.Request.Path.Value switch
        {
            "/write" => WriteDialect.V1,
            "/api/v2/write" => WriteDialect.V2,
            _ => null,
        };
        string message = $"Nothing was passed on: {problem}.";
        return dialect is null
            ? Results.Problem(message, title: "The ingest service cannot be reached.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context)
            : WriteEndpoint.RefuseAsync(context, dialect, StatusCodes.Status503ServiceUnavailable, message);
    }
}
