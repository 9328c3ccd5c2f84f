using System.Text.Json.Nodes;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Twins;

namespace BatteryTwin.Ingest.Tests.Live;

public sealed class LiveFeedTests
{
    private const string Start = "2026-03-01T08:00:00Z";

    [Fact]
    public async Task Subscribe_TwinWithValues_GetsThemAtOnce()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        plant.Arrive(("X", "old", plant.Time.NowNs() - 1_000_000_000, FieldValue.Boolean(true)), ("X", "new", plant.Time.NowNs(), FieldValue.Float(1.5)));

        await using LiveReader reader = new(plant.Feed.Subscribe(["X", "unheard-of"], alerts: false));

        Assert.Equal(
            [$$$"""{"twin":"X","time":"{{{Start}}}","values":{"old":true,"new":1.5},"times":{"old":"2026-03-01T07:59:59Z"}}"""],
            await reader.Take(1));
    }

    [Fact]
    public async Task Message_SaysWhichValuesAreInDoubt()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        plant.Trust.Qualities[("X", "stuck")] = SetTrust.Doubt(SignalQuality.Bad);
        plant.Trust.Qualities[("X", "fine")] = SeriesQuality.Fine;
        plant.Arrive(("X", "stuck", plant.Time.NowNs(), FieldValue.Float(4)), ("X", "fine", plant.Time.NowNs(), FieldValue.Float(1.5)));

        await using LiveReader reader = new(plant.Feed.Subscribe(["X"], alerts: false));

        Assert.Equal([$$$"""{"twin":"X","time":"{{{Start}}}","values":{"stuck":4,"fine":1.5},"quality":{"stuck":"bad"}}"""], await reader.Take(1));
    }

    [Fact]
    public async Task Publish_ManyWithinAnInterval_FirstAtOnceThenTheNewestOnce()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader reader = new(plant.Feed.Subscribe(["X"], alerts: false));

        plant.Arrive("X", "f", 1);
        await reader.Take(1);
        for (int i = 2; i <= 20; i++)
        {
            plant.Time.Advance(TimeSpan.FromMilliseconds(10));
            plant.Arrive("X", i % 2 == 0 ? "f" : "g", i);
        }

        Assert.Single(reader.Messages);
        plant.Time.Advance(TimeSpan.FromMilliseconds(60));
        string[] messages = await reader.Take(2);

        Assert.Equal(["""{"f":1}""", """{"f":20,"g":19}"""], messages.Select(Values));
        plant.Time.Advance(TimeSpan.FromSeconds(10));
        plant.Arrive("X", "f", 21);
        Assert.Equal("""{"f":21}""", Values((await reader.Take(3))[2]));
    }

    [Fact]
    public async Task Publish_ForTenSeconds_SendsNoMoreThanFourASecond()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader reader = new(plant.Feed.Subscribe(["X"], alerts: false));

        for (int i = 0; i <= 1_000; i++)
        {
            plant.Arrive("X", "f", i);
            plant.Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        plant.Time.Advance(TimeSpan.FromMilliseconds(250));
        await Eventually.IsTrue(() => reader.Messages.Count > 0 && Values(reader.Messages[^1].Body.ToJsonString()) == """{"f":1000}""", "the last value arrives");
        Assert.InRange(reader.Messages.Count, 1, 42);
    }

    [Fact]
    public async Task Read_AfterALongPause_FindsOneMessageWithTheNewestOfEveryField()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using ILiveSubscription slow = plant.Feed.Subscribe(["X"], alerts: false);
        await using LiveReader fast = new(plant.Feed.Subscribe(["X"], alerts: false));
        int expected = 0;
        foreach ((string field, double value) in ((string, double)[])[("f", 1), ("g", 2), ("f", 3), ("h", 4)])
        {
            plant.Arrive("X", field, value);
            await fast.Take(++expected);
            plant.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await using LiveReader late = new(slow);

        string body = Assert.Single(await late.Take(1));
        Assert.Equal("""{"f":3,"g":2,"h":4}""", Values(body));
        plant.Arrive("X", "f", 5);
        Assert.Equal("""{"f":5}""", Values((await late.Take(2))[1]));
    }

    [Fact]
    public async Task Publish_ToTwoReaders_MakesTheMessageOnce()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader one = new(plant.Feed.Subscribe(["X"], alerts: false));
        await using LiveReader all = new(plant.Feed.Subscribe(null, alerts: false));

        plant.Arrive("X", "f", 1);
        await one.Take(1);
        await all.Take(1);

        Assert.Same(one.Messages[0], all.Messages[0]);
        Assert.Same(one.Messages[0].ToUtf8(), all.Messages[0].ToUtf8());
    }

    [Fact]
    public async Task Publish_OlderPoint_SendsNothing()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader reader = new(plant.Feed.Subscribe(["X"], alerts: false));
        plant.Arrive("X", "f", 1);
        await reader.Take(1);
        plant.Time.Advance(TimeSpan.FromSeconds(1));

        plant.Arrive(("X", "f", 5, FieldValue.Float(-1)));
        plant.Arrive("X", "g", 2);

        Assert.Equal("""{"g":2}""", Values((await reader.Take(2))[1]));
    }

    [Fact]
    public async Task AddAndRemove_WhileReading_ChangesWhatArrives()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        ILiveSubscription subscription = plant.Feed.Subscribe([], alerts: false);
        await using LiveReader reader = new(subscription);
        plant.Arrive("X", "f", 1);
        plant.Arrive("Y", "f", 1);

        subscription.Add(["X"]);
        await reader.Take(1);
        subscription.Remove(["X"]);
        subscription.Add(["Y", "Y"]);
        plant.Time.Advance(TimeSpan.FromSeconds(1));
        plant.Arrive("X", "f", 2);

        await reader.Take(2);
        Assert.Equal(["X", "Y"], reader.Messages.Select(message => message.Twin));
    }

    [Fact]
    public async Task TwinChange_OfAWatchedTwin_SendsTheChangedProperties()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader reader = new(plant.Feed.Subscribe([PlantGraph.Mixer], alerts: false));

        await plant.Graph.WriteAsync(
            PlantGraph.Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED"), PropertyWrite.Flag("BallBearings.faultPredicted", true)], ChangeOrigin.Detector);
        await reader.Take(1);
        await plant.Graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text("HealthPrediction", "OK")], ChangeOrigin.Detector);
        await plant.Graph.WriteAsync(PlantGraph.Mixer, [new("BallBearings.faultPredicted", null)], ChangeOrigin.Detector);
        plant.Time.Advance(TimeSpan.FromMilliseconds(250));

        string[] messages = await reader.Take(2);
        // The order of members says nothing.
        string first = $$$"""{"twin":"{{{PlantGraph.Mixer}}}","model":"dtmi:batterytwin:MixingStep;1","time":"2026-03-01T08:00:00.0000000Z","properties":{"HealthPrediction":"FAULT_PREDICTED","BallBearings.faultPredicted":true}}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(first), JsonNode.Parse(messages[0])), messages[0]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"HealthPrediction":"OK","BallBearings.faultPredicted":null}"""), JsonNode.Parse(messages[1])!["properties"]), messages[1]);
        Assert.Equal(LiveMessage.TwinChanged, reader.Messages[0].Kind);
    }

    [Fact]
    public async Task Alert_UnreadAndChangedAgain_ArrivesOnceInItsNewestState()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using ILiveSubscription slow = plant.Feed.Subscribe([], alerts: true);
        await using LiveReader without = new(plant.Feed.Subscribe(null, alerts: false));
        plant.Alerts.Ring("a", PlantGraph.Mixer, "first");
        plant.Alerts.Ring("b", PlantGraph.Mixer, "other");
        plant.Alerts.Ring("a", PlantGraph.Mixer, "second");

        await using LiveReader reader = new(slow);
        await reader.Take(2);

        Assert.Equal(["second", "other"], reader.Messages.Select(message => (string?)message.Body["message"]));
        Assert.All(reader.Messages, message => Assert.Equal((LiveMessage.AlertChanged, PlantGraph.Mixer), (message.Kind, message.Twin)));
        Assert.Empty(without.Messages);
    }

    [Fact]
    public async Task Alert_ThousandsUnread_AreBoundedAndCounted()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using ILiveSubscription slow = plant.Feed.Subscribe([], alerts: true);

        for (int i = 0; i < LiveSubscription.MaxPendingAlerts + 5; i++)
        {
            plant.Alerts.Ring($"{i}", PlantGraph.Mixer);
        }

        Assert.Equal(5, plant.Feed.DroppedAlerts);
        await using LiveReader reader = new(slow);
        await reader.Take(LiveSubscription.MaxPendingAlerts);
        Assert.Equal("5", (string?)reader.Messages[0].Body["id"]);
    }

    [Fact]
    public async Task EndSubscriptions_OpenAndLaterReaders_ComeToAnEnd()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader open = new(plant.Feed.Subscribe(null, alerts: true));

        plant.Feed.EndSubscriptions();
        await using LiveReader later = new(plant.Feed.Subscribe(null, alerts: true));

        await Eventually.IsTrue(() => open.HasEnded && later.HasEnded, "both end");
    }

    [Fact]
    public async Task Dispose_OfReaders_LeavesNoneBehind()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        LiveReader reader = new(plant.Feed.Subscribe(["X"], alerts: true));
        Assert.Equal(1, plant.Feed.SubscriptionCount);

        await reader.DisposeAsync();
        plant.Arrive("X", "f", 1);

        Assert.Equal(0, plant.Feed.SubscriptionCount);
        Assert.Empty(reader.Messages);
    }

    [Fact]
    public async Task Publish_WhileReadersComeAndGo_EveryReaderEndsWithTheLastValue()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        string[] twins = [.. Enumerable.Range(0, 20).Select(i => $"T{i}")];
        using CancellationTokenSource done = new();
        Task clock = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                plant.Time.Advance(TimeSpan.FromMilliseconds(50));
                Thread.Yield();
            }
        }, CancellationToken.None);
        Task<LiveReader>[] readers = [.. Enumerable.Range(0, 20).Select(_ => Task.Run(() => new LiveReader(plant.Feed.Subscribe(twins, alerts: false))))];
        for (int i = 0; i <= 300; i++)
        {
            plant.Arrive([.. twins.Select(twin => ((string?)twin, "f", (long)i, FieldValue.Integer(i)))]);
        }

        foreach (LiveReader reader in await Task.WhenAll(readers))
        {
            await Eventually.IsTrue(
                () => twins.All(twin => reader.Messages.LastOrDefault(message => message.Twin == twin)?.Body["values"]!["f"]!.GetValue<long>() == 300),
                "every twin's last value arrives");
            await reader.DisposeAsync();
        }

        await done.CancelAsync();
        await clock;
    }

    [Fact]
    public async Task Telemetry_OfEveryType_IsWrittenSoThatClientsReadItBack()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader reader = new(plant.Feed.Subscribe(["X"], alerts: false));

        plant.Arrive(
            ("X", "i", 1, FieldValue.Integer(-5)), ("X", "big", 1, FieldValue.Integer(long.MinValue)), ("X", "u", 1, FieldValue.Unsigned(ulong.MaxValue)),
            ("X", "edge", 1, FieldValue.Integer(1L << 53)), ("X", "s", 1, FieldValue.String("a \"b\" ü")), ("X", "b", 1, FieldValue.Boolean(false)));

        JsonNode values = JsonNode.Parse((await reader.Take(1))[0])!["values"]!;
        Assert.Equal(-5, values["i"]!.GetValue<long>());
        Assert.Equal("-9223372036854775808", values["big"]!.GetValue<string>());
        Assert.Equal("18446744073709551615", values["u"]!.GetValue<string>());
        Assert.Equal(9007199254740992, values["edge"]!.GetValue<long>());
        Assert.Equal("a \"b\" ü", values["s"]!.GetValue<string>());
        Assert.False(values["b"]!.GetValue<bool>());
    }

    private static string Values(string body) => JsonNode.Parse(body)!["values"]!.ToJsonString();
}
