using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>Answers like an InfluxDB of a version that is not at hand, and keeps what it was asked.</summary>
internal sealed class InfluxStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InfluxStub(Func<StubRequest, (int Status, string Body)> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            StubRequest request = new($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
            Requests.Enqueue(request);
            (int status, string body) = answer(request);
            context.Response.StatusCode = status;
            if (RetryAfter is { } seconds && status == StatusCodes.Status503ServiceUnavailable)
            {
                context.Response.Headers.RetryAfter = seconds;
            }

            if (body.Length > 0)
            {
                await context.Response.WriteAsync(body);
            }
        });
    }

    public ConcurrentQueue<StubRequest> Requests { get; } = new();

    public string? RetryAfter { get; init; }

    public string Url => _app.Urls.Single();

    public static async Task<InfluxStub> StartAsync(Func<StubRequest, (int Status, string Body)> answer, string? retryAfter = null)
    {
        InfluxStub stub = new(answer) { RetryAfter = retryAfter };
        await stub._app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
