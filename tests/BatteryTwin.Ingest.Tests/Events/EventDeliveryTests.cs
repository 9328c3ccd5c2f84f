using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Events;

/// <summary>From a change of the graph to a receiver on a real socket.</summary>
public sealed class EventDeliveryTests : IAsyncLifetime
{
    private static readonly (string, string) s_patientTimeout = ("Events:Timeout", "01:00:00");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private Webhook _hook = null!;

    public async ValueTask InitializeAsync() => _hook = await Webhook.StartAsync(_time);

    public async ValueTask DisposeAsync()
    {
        await _hook.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Changes_OnARoute_ArriveInOrderAsCloudEvents()
    {
        await using EventPlant plant = await StartAsync(("EventEndpoints:hook:Headers:Authorization", "Bearer secret"), ("Events:Source", "plant.example"));
        plant.Routes.Put(new("all", "hook", "true"));

        await plant.PutAsync("A", 1);
        await plant.PutAsync("B", 1);
        await plant.FeedAsync("A", "B", 1);
        await plant.WriteAsync("A", 2);
        await plant.FeedAsync("A", "B", 2);
        await plant.Graph.DeleteRelationshipAsync("A", "B", ETagCondition.None, new("api"));
        await plant.Graph.DeleteTwinAsync("A", ETagCondition.None, new("api"));
        JsonElement[] events = await _hook.TakenAsync(7);

        Assert.Equal(
            ["Twin.Create A", "Twin.Create B", "Relationship.Create A/relationships/B", "Twin.Update A", "Relationship.Update A/relationships/B", "Relationship.Delete A/relationships/B", "Twin.Delete A"],
            events.Select(Short));
        Assert.Equal("""{"modelId":"dtmi:test:Mixer;1","patch":[{"op":"replace","path":"/Speed","value":2}]}""", events[3].GetProperty("data").GetRawText());
        Assert.Equal("""{"modelId":"dtmi:test:Mixer;1","patch":[{"op":"replace","path":"/order","value":2}]}""", events[4].GetProperty("data").GetRawText());
        Assert.Equal(7, events.Select(happened => happened.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(events, happened => Assert.Equal("plant.example", happened.GetProperty("source").GetString()));
        Assert.All(_hook.Calls, call => Assert.Equal(("application/cloudevents+json; charset=utf-8", "Bearer secret"), (call.ContentType, call.Authorization)));
        await Eventually.IsTrue(() => plant.Status is { Delivered: 7, Waiting: 0, Retried: 0, DeadLettered: 0 }, "all are counted as delivered");
    }

    [Fact]
    public async Task Changes_FilteredRoute_GetsWhatPasses()
    {
        await using EventPlant plant = await StartAsync();
        plant.Routes.Put(new("fast", "hook", "type = 'Microsoft.DigitalTwins.Twin.Update' AND $body.patch[0].value > 10"));

        await plant.PutAsync("A", 100);
        await plant.WriteAsync("A", 9);
        await plant.WriteAsync("A", 11);
        await plant.WriteAsync("A", 5);
        await plant.WriteAsync("A", 12);
        JsonElement[] events = await _hook.TakenAsync(2);

        Assert.Equal([11, 12], events.Select(happened => happened.GetProperty("data").GetProperty("patch")[0].GetProperty("value").GetInt32()));
    }

    [Fact]
    public async Task Changes_BeforeTheRoute_AreNotTold()
    {
        await using EventPlant plant = await StartAsync();
        plant.Routes.Put(new("first", "hook", "false"));
        await plant.PutAsync("A", 1);
        plant.Routes.Put(new("second", "hook", "true"));
        await plant.PutAsync("B", 1);

        JsonElement[] events = await _hook.TakenAsync(1);

        Assert.Equal("Twin.Create B", Short(Assert.Single(events)));
    }

    [Fact]
    public async Task PublishedTelemetry_OnARoute_ArrivesAsItWasSent()
    {
        await using EventPlant plant = await StartAsync();
        plant.Routes.Put(new("telemetry", "hook", "type = 'microsoft.iot.telemetry'"));

        plant.Publications.Publish(new("A", "Bearings", "dtmi:test:Bearings;1", "m-1", DateTimeOffset.UnixEpoch, EventPlant.Json("""{"rms": 1.5}""")));
        JsonElement happened = Assert.Single(await _hook.TakenAsync(1));

        Assert.Equal(
            ("m-1", "localhost/digitaltwins/A/components/Bearings", "dtmi:test:Bearings;1", "1970-01-01T00:00:00.0000000Z", 1.5),
            (happened.GetProperty("id").GetString(), happened.GetProperty("source").GetString(), happened.GetProperty("dataschema").GetString(),
                happened.GetProperty("time").GetString(), happened.GetProperty("data").GetProperty("rms").GetDouble()));
        Assert.False(happened.TryGetProperty("subject", out _));
    }

    [Fact]
    public async Task FailingEndpoint_IsTriedAgainWithGrowingPausesInOrder()
    {
        _hook.Answer = (call, _) => call <= 4 ? 503 : 200;
        await using EventPlant plant = await StartAsync(("Events:RetryDelay", "00:00:08"), s_patientTimeout);
        plant.Routes.Put(new("all", "hook", "true"));

        await plant.PutAsync("A", 1);
        await plant.PutAsync("B", 1);
        JsonElement[] events = await _hook.TakenAsync(2, () => _time.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal(["Twin.Create A", "Twin.Create B"], events.Select(Short));
        Assert.Equal(["A", "A", "A", "A", "A", "B"], _hook.Calls.Select(call => call.Event.GetProperty("subject").GetString()));
        TimeSpan[] pauses = [.. _hook.Calls.Zip(_hook.Calls.Skip(1), (one, next) => next.Time - one.Time)];
        Assert.All(Enumerable.Range(0, 4), i => Assert.True(pauses[i] >= TimeSpan.FromSeconds(4 << i), $"pause {i} is {pauses[i]}"));
        await Eventually.IsTrue(() => plant.Status is { Delivered: 2, Retried: 4, Waiting: 0 }, "retries are counted");
    }

    [Theory]
    [InlineData("600")]
    [InlineData("Sun, 01 Mar 2026 08:10:00 GMT")]
    public async Task BusyEndpoint_IsLeftAloneForAsLongAsItAsks(string retryAfter)
    {
        _hook.Answer = (call, _) => call == 1 ? 429 : 200;
        _hook.RetryAfter = retryAfter;
        await using EventPlant plant = await StartAsync(s_patientTimeout);
        plant.Routes.Put(new("all", "hook", "true"));

        await plant.PutAsync("A", 1);
        await _hook.TakenAsync(1, () => _time.Advance(TimeSpan.FromSeconds(20)));

        Assert.True(_hook.Calls[1].Time - new ManualTime().GetUtcNow() >= TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task RefusedEvent_GoesToTheDeadLettersAndTheNextIsTried()
    {
        _hook.Answer = (_, happened) => happened.GetProperty("subject").GetString() == "A" ? 422 : 200;
        await using EventPlant plant = await StartAsync();
        plant.Routes.Put(new("all", "hook", "true"));

        await plant.PutAsync("A", 1);
        await plant.PutAsync("B", 1);
        await _hook.TakenAsync(1);

        JsonElement dead = Assert.Single(DeadLetters("all"));
        Assert.Equal(("the endpoint answered 422", 1, "hook"), (dead.GetProperty("reason").GetString(), dead.GetProperty("attempts").GetInt32(), dead.GetProperty("endpoint").GetString()));
        Assert.Equal("Twin.Create A", Short(dead.GetProperty("event")));
        Assert.Equal(2, _hook.Calls.Count);
        await Eventually.IsTrue(() => plant.Status is { Delivered: 1, DeadLettered: 1, Waiting: 0, Retried: 0 }, "one is delivered, one dead");
    }

    [Fact]
    public async Task EventThatFailsTooOften_GoesToTheDeadLetters()
    {
        _hook.Answer = (_, happened) => happened.GetProperty("subject").GetString() == "A" ? 500 : 200;
        await using EventPlant plant = await StartAsync(("Events:MaxAttempts", "3"), s_patientTimeout);
        plant.Routes.Put(new("all", "hook", "true"));

        await plant.PutAsync("A", 1);
        await plant.PutAsync("B", 1);
        await _hook.TakenAsync(1, () => _time.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal(("the endpoint answered 500", 3), (DeadLetters("all").Single().GetProperty("reason").GetString(), DeadLetters("all").Single().GetProperty("attempts").GetInt32()));
        await Eventually.IsTrue(() => plant.Status is { Delivered: 1, Retried: 2, DeadLettered: 1, Waiting: 0 }, "one is delivered, one dead");
    }

    [Fact]
    public async Task EventThatIsTooOld_GoesToTheDeadLettersWithoutAnAttempt()
    {
        _hook.Answer = (_, _) => 503;
        await using (EventPlant before = await StartAsync())
        {
            before.Routes.Put(new("all", "hook", "true"));
            await before.PutAsync("A", 1);
            await Eventually.IsTrue(() => before.Status.Retried == 1, "the event failed");
        }

        _time.Advance(TimeSpan.FromHours(25));
        await using EventPlant after = await StartAsync();
        await Eventually.IsTrue(() => after.Status is { DeadLettered: 1, Waiting: 0 }, "the event is dead");

        JsonElement dead = Assert.Single(DeadLetters("all"));
        Assert.Equal(("not delivered within 1.00:00:00", 1), (dead.GetProperty("reason").GetString(), dead.GetProperty("attempts").GetInt32()));
        Assert.Single(_hook.Calls);
    }

    [Fact]
    public async Task SilentEndpoint_CountsAsFailedAfterTheTimeout()
    {
        TaskCompletionSource never = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _hook.Hold = never.Task;
        await using EventPlant plant = await StartAsync(("Events:MaxAttempts", "1"), ("Events:Timeout", "00:00:05"));
        plant.Routes.Put(new("all", "hook", "true"));

        await plant.PutAsync("A", 1);
        await Eventually.IsTrue(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return plant.Status.DeadLettered == 1;
            },
            "the event is dead");
        never.SetResult();

        Assert.Equal("no answer within 5 s", DeadLetters("all").Single().GetProperty("reason").GetString());
    }

    [Fact]
    public async Task DeadEndpoint_HoldsUpNeitherOtherRoutesNorTheGraph()
    {
        _hook.Answer = (_, _) => 200;
        await using EventPlant plant = await StartAsync(("EventEndpoints:gone:Url", "http://127.0.0.1:9/"), s_patientTimeout);
        plant.Routes.Put(new("gone", "gone", "true"));
        plant.Routes.Put(new("live", "hook", "true"));

        await plant.PutAsync("A", 0);
        for (int i = 1; i <= 200; i++)
        {
            await plant.WriteAsync("A", i);
        }

        JsonElement[] events = await _hook.TakenAsync(201);

        Assert.Equal(Enumerable.Range(1, 200), events.Skip(1).Select(happened => happened.GetProperty("data").GetProperty("patch")[0].GetProperty("value").GetInt32()));
        Assert.Equal(201, plant.Routes.Status.Single(status => status.Route.Id == "gone").Waiting);
    }

    [Fact]
    public async Task FullOutbox_SendsWhatFindsNoRoomToTheDeadLetters()
    {
        _hook.Answer = (_, _) => 503;
        await using EventPlant plant = await StartAsync(("Events:MaxWaiting", "3"), s_patientTimeout);
        plant.Routes.Put(new("all", "hook", "true"));

        for (int i = 0; i < 8; i++)
        {
            await plant.PutAsync($"T{i}", 1);
        }

        await Eventually.IsTrue(() => plant.Status is { Waiting: 3, DeadLettered: 5 }, "three wait, five are dead");

        Assert.Equal(["T3", "T4", "T5", "T6", "T7"], DeadLetters("all").Select(dead => dead.GetProperty("event").GetProperty("subject").GetString()));
        Assert.All(DeadLetters("all"), dead => Assert.Equal("3 events were waiting already", dead.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task RemovedRoute_TellsNothingMore()
    {
        _hook.Answer = (_, happened) => happened.GetProperty("subject").GetString() == "A" ? 503 : 200;
        await using EventPlant plant = await StartAsync(s_patientTimeout);
        plant.Routes.Put(new("one", "hook", "true"));
        await plant.PutAsync("A", 1);
        await plant.PutAsync("B", 1);
        await Eventually.IsTrue(() => plant.Status is { Retried: 1, Waiting: 2 }, "the first event failed");

        plant.Routes.Delete("one");
        plant.Routes.Put(new("one", "hook", "subject != 'C'"));
        await plant.PutAsync("C", 1);
        await plant.PutAsync("D", 1);
        JsonElement[] events = await _hook.TakenAsync(1, () => _time.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal("Twin.Create D", Short(Assert.Single(events)));
    }

    [Fact]
    public async Task ReplacedRoute_DeliversWhatWaitsToItsNewEndpoint()
    {
        await using EventPlant plant = await StartAsync(("EventEndpoints:gone:Url", "http://127.0.0.1:9/"));
        plant.Routes.Put(new("one", "gone", "true"));
        await plant.PutAsync("A", 1);
        await Eventually.IsTrue(() => plant.Status is { Retried: 1, Waiting: 1 }, "the event failed");

        plant.Routes.Put(new("one", "HOOK", "true"));

        Assert.Equal("Twin.Create A", Short(Assert.Single(await _hook.TakenAsync(1))));
    }

    [Fact]
    public async Task Restart_WithEventsThatWait_DeliversThem()
    {
        _hook.Answer = (_, _) => 503;
        await using (EventPlant before = await StartAsync())
        {
            before.Routes.Put(new("all", "hook", "true"));
            await before.PutAsync("A", 1);
            await before.PutAsync("B", 1);
            await Eventually.IsTrue(() => before.Status is { Waiting: 2, Retried: 1 }, "both wait");
        }

        _hook.Answer = (_, _) => 200;
        await using EventPlant after = await StartAsync();
        await after.PutAsync("C", 1);
        JsonElement[] events = await _hook.TakenAsync(3);

        Assert.Equal(["Twin.Create A", "Twin.Create B", "Twin.Create C"], events.Select(Short));
    }

    [Fact]
    public async Task Restart_AfterChangesThatNobodyGathered_TellsThem()
    {
        await using (EventPlant before = await StartAsync())
        {
            before.Routes.Put(new("all", "hook", "true"));
            await before.PutAsync("A", 1);
            await _hook.TakenAsync(1);
            await Eventually.IsTrue(() => before.Status is { Waiting: 0, Delivered: 1 }, "the delivery is written down");

            // From here on the process might as well be dead: what is in the journal has reached no outbox.
            await before.StopAsync();
            await before.WriteAsync("A", 2);
            await before.PutAsync("B", 1);
            await before.FeedAsync("A", "B", 1);
            await before.WriteAsync("A", 3);
        }

        await using EventPlant after = await StartAsync();
        JsonElement[] events = await _hook.TakenAsync(5);

        Assert.Equal(["Twin.Create A", "Twin.Update A", "Twin.Create B", "Relationship.Create A/relationships/B", "Twin.Update A"], events.Select(Short));
        Assert.Equal("""{"modelId":"dtmi:test:Mixer;1","patch":[{"op":"replace","path":"/Speed","value":3}]}""", events[4].GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Failure_IsLoggedWithoutAddressAndSecrets()
    {
        ListLogs logs = new();
        await using EventPlant plant = await EventPlant.StartAsync(
            _folder, _time, logs, ("EventEndpoints:gone:Url", "http://127.0.0.1:9/path?code=hidden"), ("EventEndpoints:gone:Headers:Authorization", "Bearer hidden"));
        plant.Routes.Put(new("one", "gone", "true"));
        await plant.PutAsync("A", 1);

        await Eventually.IsTrue(() => logs.Messages.Any(message => message.Contains("Endpoint gone does not take", StringComparison.Ordinal)), "the failure is logged");

        Assert.DoesNotContain(logs.Messages, message => message.Contains("hidden", StringComparison.Ordinal) || message.Contains("127.0.0.1:9", StringComparison.Ordinal));
    }

    private (string, string) Endpoint => ("EventEndpoints:hook:Url", _hook.Address.ToString());

    private Task<EventPlant> StartAsync(params (string, string)[] settings) => EventPlant.StartAsync(_folder, _time, [Endpoint, .. settings]);

    private static string Short(JsonElement happened) =>
        happened.GetProperty("type").GetString()!.Replace("Microsoft.DigitalTwins.", string.Empty, StringComparison.Ordinal) + " " + happened.GetProperty("subject").GetString();

    private JsonElement[] DeadLetters(string route) =>
        [.. File.ReadAllLines(_folder.PathOf("data", "events", $"dead-letter-{route}.ndjson")).Select(line => EventPlant.Json(line))];
}
