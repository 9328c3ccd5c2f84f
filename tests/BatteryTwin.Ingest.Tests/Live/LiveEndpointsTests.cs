using System.Net;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Live;

/// <summary>The feed over real sockets: server-sent events and the hub's JSON protocol.</summary>
public sealed class LiveEndpointsTests : IAsyncLifetime
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _deadline = new(s_deadline);
    private readonly Queue<string> _ahead = new();
    private readonly StringBuilder _received = new();
    private LivePlant _plant = null!;
    private WebApplication _app = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _plant = await LivePlant.CreateAsync();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(_plant.Time);
        builder.Services.AddSingleton<ILiveFeed>(_plant.Feed);
        builder.Services.AddOptions<LiveOptions>().Configure(_ => { });
        builder.Services.AddSignalR();
        _app = builder.Build();
        _app.MapLiveFeed();
        await _app.StartAsync();
        _address = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _plant.Feed.EndSubscriptions();
        await _app.DisposeAsync();
        _plant.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task Events_OfNamedTwins_CarryKindsAndBodies()
    {
        _plant.Arrive("X", "f", 1);
        using HttpClient client = new() { BaseAddress = _address };
        using HttpResponseMessage answer = await client.GetAsync(new Uri("/live?twin=X&twin=Y", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, _deadline.Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        await using Stream stream = await answer.Content.ReadAsStreamAsync(_deadline.Token);
        await using IAsyncEnumerator<SseItem<string>> events = SseParser.Create(stream).EnumerateAsync(_deadline.Token).GetAsyncEnumerator();

        Assert.Equal("heartbeat", (await Next(events)).EventType);
        SseItem<string> known = await Next(events);
        Assert.Equal(("telemetry", """{"twin":"X","time":"2026-03-01T08:00:00Z","values":{"f":1}}"""), (known.EventType, known.Data));
        _plant.Arrive("Z", "f", 2);
        _plant.Arrive("Y", "f", 3);
        Assert.Equal("Y", (string?)JsonNode.Parse((await Next(events)).Data)!["twin"]);
        _plant.Alerts.Ring("a-1", "Z");
        Assert.Equal("alert", (await Next(events)).EventType);
        _plant.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("heartbeat", (await Next(events)).EventType);
    }

    [Fact]
    public async Task Events_OfTheGraph_ComeWhenAskedFor()
    {
        using HttpClient client = new() { BaseAddress = _address };
        using HttpResponseMessage answer = await client.GetAsync(new Uri("/live?twin=X&graph=true", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, _deadline.Token);
        await using Stream stream = await answer.Content.ReadAsStreamAsync(_deadline.Token);
        await using IAsyncEnumerator<SseItem<string>> events = SseParser.Create(stream).EnumerateAsync(_deadline.Token).GetAsyncEnumerator();
        await Next(events);

        await LiveGraphTests.RelateAsync(_plant, "r-1");
        SseItem<string> created = await Next(events);

        Assert.Equal("graph", created.EventType);
        Assert.Equal("Microsoft.DigitalTwins.Relationship.Create", (string?)JsonNode.Parse(created.Data)!["type"]);
    }

    [Fact]
    public async Task Hub_SubscribedToTheGraph_ReceivesItsChanges()
    {
        using ClientWebSocket socket = await ConnectAsync();
        await InvokeAsync(socket, "SubscribeGraph");

        await LiveGraphTests.RelateAsync(_plant, "r-1");
        JsonNode message = JsonNode.Parse(await MessageAsync(socket))!;

        Assert.Equal("graph", (string?)message["target"]);
        Assert.Equal("ProductionLine1-Munich/relationships/r-1", (string?)message["arguments"]![0]!["subject"]);
    }

    [Fact]
    public async Task Events_ClientGone_EndTheSubscription()
    {
        using (HttpClient client = new() { BaseAddress = _address })
        using (await client.GetAsync(new Uri("/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, _deadline.Token))
        {
            Assert.Equal(1, _plant.Feed.SubscriptionCount);
        }

        await Shared.Eventually.IsTrue(() => _plant.Feed.SubscriptionCount == 0, "the subscription ends");
    }

    [Fact]
    public async Task Events_EmptyTwin_IsABadRequest()
    {
        using HttpClient client = new() { BaseAddress = _address };
        using HttpResponseMessage answer = await client.GetAsync(new Uri("/live?twin=", UriKind.Relative), _deadline.Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Hub_SubscribedClient_ReceivesWhatItAskedFor()
    {
        using ClientWebSocket socket = await ConnectAsync();
        _plant.Arrive("X", "f", 1);

        await InvokeAsync(socket, "SubscribeTwins", new JsonArray("X", "Y"));
        Assert.Equal("""{"type":1,"target":"telemetry","arguments":[{"twin":"X","time":"2026-03-01T08:00:00Z","values":{"f":1}}]}""", await MessageAsync(socket));
        _plant.Arrive(("Y", "s", _plant.Time.NowNs(), FieldValue.String("ü \"x\"")));
        Assert.Equal("ü \"x\"", (string?)JsonNode.Parse(await MessageAsync(socket))!["arguments"]![0]!["values"]!["s"]);
        await InvokeAsync(socket, "SubscribeAlerts");
        await InvokeAsync(socket, "UnsubscribeTwins", new JsonArray("X"));
        await InvokeAsync(socket, "SubscribeTwins", new JsonArray(""), "name the twins");
        _plant.Time.Advance(TimeSpan.FromSeconds(1));
        _plant.Arrive("X", "f", 2);
        _plant.Alerts.Ring("a-1", "Z");

        Assert.Equal("alert", (string?)JsonNode.Parse(await MessageAsync(socket))!["target"]);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, _deadline.Token);
        await Shared.Eventually.IsTrue(() => _plant.Feed.SubscriptionCount == 0, "the subscription ends with the connection");
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        ClientWebSocket socket = new();
        await socket.ConnectAsync(new UriBuilder(_address) { Scheme = "ws", Path = "/hubs/live" }.Uri, _deadline.Token);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        Assert.Equal("{}", await ReceiveAsync(socket));
        return socket;
    }

    private async Task InvokeAsync(ClientWebSocket socket, string method, JsonNode? argument = null, string? error = null)
    {
        JsonObject call = new() { ["type"] = 1, ["invocationId"] = "1", ["target"] = method, ["arguments"] = argument is null ? new JsonArray() : new JsonArray(argument) };
        await SendAsync(socket, call.ToJsonString());
        string answer;
        while (true)
        {
            answer = _ahead.Count > 0 && IsCompletion(_ahead.Peek()) ? _ahead.Dequeue() : await ReceiveAsync(socket);
            if (IsCompletion(answer))
            {
                break;
            }

            _ahead.Enqueue(answer);
        }

        string? problem = (string?)JsonNode.Parse(answer)!["error"];
        Assert.True(error is null ? problem is null : problem?.Contains(error, StringComparison.Ordinal) == true, problem);
    }

    private async Task<string> MessageAsync(ClientWebSocket socket) => _ahead.TryDequeue(out string? message) ? message : await ReceiveAsync(socket);

    private static bool IsCompletion(string message) => (int?)JsonNode.Parse(message)!["type"] == 3;

    private Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, true, _deadline.Token);

    /// <summary>The next message that is no ping.</summary>
    private async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            string text = _received.ToString();
            int end = text.IndexOf('\u001e', StringComparison.Ordinal);
            if (end >= 0)
            {
                _received.Remove(0, end + 1);
                string message = text[..end];
                if (message != """{"type":6}""")
                {
                    return message;
                }

                continue;
            }

            WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, _deadline.Token);
            _received.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
    }

    private static async Task<SseItem<string>> Next(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync(), "the stream goes on");
        return events.Current;
    }
}
