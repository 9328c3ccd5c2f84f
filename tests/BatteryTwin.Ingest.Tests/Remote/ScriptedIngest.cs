using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Remote;

/// <summary>An ingest service that sends byte by byte what a test says, at an address it keeps when it is started again.</summary>
internal sealed class ScriptedIngest : IAsyncDisposable
{
    private WebApplication? _app;
    private Channel<byte[]> _pieces = Channel.CreateUnbounded<byte[]>();

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public List<Alert> Alerts { get; } = [];

    public List<ComponentForecast> Forecasts { get; } = [];

    public List<(string Path, string Body)> Posts { get; } = [];

    /// <summary>What posts are answered with; null: the first alert.</summary>
    public IResult? PostAnswer { get; set; }

    /// <summary>Streams opened so far.</summary>
    public int Streams { get; private set; }

    public async Task StartAsync()
    {
        _pieces = Channel.CreateUnbounded<byte[]>();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", Address.GetLeftPart(UriPartial.Authority)]);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/live", StreamAsync);
        _app.MapGet("/api/alerts", (string state) => new JsonObject { ["alerts"] = new JsonArray([.. Alerts.Where(alert => state == "all" || alert.IsOpen).Select(Json)]) });
        _app.MapGet("/api/prognostics/forecasts", () => new ForecastsAnswer(Forecasts));
        _app.MapPost("/api/alerts/{id}/{verb}", async (HttpContext context) =>
        {
            using StreamReader reader = new(context.Request.Body);
            Posts.Add((context.Request.Path, await reader.ReadToEndAsync()));
            return PostAnswer ?? Results.Json(Json(Alerts[0]));
        });
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    /// <summary>Sends bytes at once: an event, or a part of one.</summary>
    public void Send(byte[] piece) => _pieces.Writer.TryWrite(piece);

    public void Send(string kind, string data) => Send(Encoding.UTF8.GetBytes($"event: {kind}\ndata: {data}\n\n"));

    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            _pieces.Writer.Complete();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    public static JsonObject Json(Alert alert) => AlertJson.Write(alert, DateTimeOffset.UnixEpoch);

    private async Task StreamAsync(HttpContext context)
    {
        Streams++;
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("event: heartbeat\ndata: {}\n\n");
        await context.Response.Body.FlushAsync();
        await foreach (byte[] piece in _pieces.Reader.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.Body.WriteAsync(piece);
            await context.Response.Body.FlushAsync();
        }
    }
}
