using System.Collections.Concurrent;
using System.Text.Json;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Events;

/// <summary>A receiver of events on a real socket: keeps what came and answers as it is told.</summary>
internal sealed class Webhook : IAsyncDisposable
{
    private readonly ConcurrentQueue<WebhookCall> _calls = new();
    private readonly TimeProvider _time;
    private WebApplication _app = null!;

    private Webhook(TimeProvider time) => _time = time;

    public Uri Address { get; private set; } = null!;

    /// <summary>What to answer: a status by the number of the call, from 1, and the event.</summary>
    public Func<int, JsonElement, int> Answer { get; set; } = (_, _) => StatusCodes.Status200OK;

    public string? RetryAfter { get; set; }

    /// <summary>While set, calls get no answer until it completes.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public IReadOnlyList<WebhookCall> Calls => [.. _calls];

    /// <summary>Events that were answered with 200, in order.</summary>
    public IReadOnlyList<JsonElement> Taken => [.. _calls.Where(call => call.Status == StatusCodes.Status200OK).Select(call => call.Event)];

    public static async Task<Webhook> StartAsync(TimeProvider time)
    {
        Webhook hook = new(time);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        hook._app = builder.Build();
        hook._app.MapPost("/hook", hook.ReceiveAsync);
        await hook._app.StartAsync();
        hook.Address = new Uri(new Uri(hook._app.Urls.Single()), "/hook?code=secret");
        return hook;
    }

    public Task<JsonElement[]> TakenAsync(int count) => TakenAsync(count, () => { });

    /// <summary>The events that were taken, once there are that many; meanwhile something is done again and again.</summary>
    public async Task<JsonElement[]> TakenAsync(int count, Action meanwhile)
    {
        await Eventually.IsTrue(
            () =>
            {
                meanwhile();
                return Taken.Count >= count;
            },
            $"{count} events are taken");
        return [.. Taken];
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        JsonElement happened = JsonElement.Parse(body);
        await Hold.WaitAsync(context.RequestAborted);
        int status = Answer(_calls.Count + 1, happened);
        if (RetryAfter is { } pause)
        {
            context.Response.Headers.RetryAfter = pause;
        }

        _calls.Enqueue(WebhookCall.Of(_time.GetUtcNow(), status, context.Request.Headers, body));
        context.Response.StatusCode = status;
    }
}
