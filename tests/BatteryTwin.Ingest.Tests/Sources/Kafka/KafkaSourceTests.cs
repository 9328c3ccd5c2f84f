using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.Kafka;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Sources.Kafka;

/// <summary>The source at librdkafka's own mock cluster.</summary>
public sealed class KafkaSourceTests : IDisposable
{
    private const long FirstNs = 1_774_958_400_000_000_000;
    private const string Topic = "plant";

    private readonly KafkaMock _mock = new();

    [Fact]
    public async Task Messages_OfEveryKind_AreStoredAndThenCommitted()
    {
        await using SourceHost host = await SourceHost.StartAsync(Settings(("TopicTemplates:0", "{measurement}/{twin}")));
        await _mock.SendAsync(Topic, null, $"m,twin=a f=1.5 {FirstNs}");
        await _mock.SendAsync(Topic, "mixer", $$"""{"time": {{FirstNs}}, "rpm": 500}""");
        await _mock.SendAsync(Topic, "mixer", """{"torque": 7}"""u8.ToArray(), timeMs: FirstNs / 1_000_000);
        await _mock.SendAsync(Topic, "mixer", "neither one nor the other");
        await Eventually.IsTrue(() => host.Store.Statistics.PointCount == 3 && host.Quarantine.Count == 1, "what can be read is stored, the rest is in quarantine");

        Assert.Equal([FieldValue.Float(1.5)], host.Values("m,twin=a f"));
        Assert.Equal([FieldValue.Float(500)], host.Values("plant,twin=mixer rpm"));
        Assert.All(host.Store.Series(SeriesSelector.All), series => Assert.Equal(FirstNs, series.FirstNs));
        Assert.StartsWith("message to 'plant/mixer': ", host.Quarantine.List(1)[0].Reason, StringComparison.Ordinal);
        Assert.Equal(new IngestSource("kafka", "plant"), Assert.Single(host.Status.Sources).Source);
        await host.StopAsync();
        Assert.Equal(4, _mock.Committed(Topic, "group"));
        Assert.Equal(SourceState.Running, host.Connection.State);
    }

    [Fact]
    public async Task Storage_TakesNothing_NothingIsCommittedUntilItDoes()
    {
        bool full = true;
        await using SourceHost host = await SourceHost.StartAsync(
            Settings(("MaxBatch", "3"), ("ReconnectDelay", "00:00:00.010"), ("MaxReconnectDelay", "00:00:00.050")),
            host => host.Store.BeforeAppend = () => Volatile.Read(ref full) ? throw new StorageUnavailableException("the disk is full") : Task.CompletedTask);
        for (int i = 0; i < 20; i++)
        {
            await _mock.SendAsync(Topic, "one key, one partition", $"m,twin=a n={i}i {FirstNs + i}");
        }

        await Eventually.IsTrue(() => host.Connection is { State: SourceState.Held, Waiting: 20, LastError: "the disk is full" }, "the source holds and shows what waits");
        Assert.Equal(20, host.Connection.Parts.Sum(part => part.Waiting));
        Assert.Equal(0, _mock.Committed(Topic, "group"));
        Volatile.Write(ref full, false);
        await Eventually.IsTrue(() => host.Values("m,twin=a n").Count == 20, "everything is stored");
        await Eventually.IsTrue(() => host.Connection is { State: SourceState.Running, Waiting: 0 }, "the source runs again");
        await host.StopAsync();
        Assert.Equal(20, _mock.Committed(Topic, "group"));
    }

    [Fact]
    public async Task Stop_WithMessagesNotStored_TheNextMemberReadsThem()
    {
        await using (SourceHost host = await SourceHost.StartAsync(Settings(), host => host.Store.BeforeAppend = () => throw new StorageUnavailableException("the disk is full")))
        {
            await _mock.SendAsync(Topic, null, $"m,twin=a f=1 {FirstNs}");
            await Eventually.IsTrue(() => host.Connection.State == SourceState.Held, "the source holds");
        }

        await using SourceHost next = await SourceHost.StartAsync(Settings());
        await Eventually.IsTrue(() => next.Values("m,twin=a f").Count == 1, "the message is read again");
    }

    [Fact]
    public async Task Members_OfOneGroup_ShareThePartitionsAndTakeOver()
    {
        await using SourceHost first = await SourceHost.StartAsync(Settings());
        await SendAsync(0, 40);
        await Eventually.IsTrue(() => first.Store.Statistics.PointCount == 40, "one member takes everything");
        await Eventually.IsTrue(() => first.Connection.Parts.Count > 1, "it has all partitions");
        int all = first.Connection.Parts.Count;
        await using (SourceHost second = await SourceHost.StartAsync(Settings()))
        {
            await Eventually.IsTrue(() => second.Connection.Parts.Count == all / 2 && first.Connection.Parts.Count == all / 2, "both have half of the partitions");
            await SendAsync(40, 80);
            await Eventually.IsTrue(() => Stored(first, second).Count == 80, "together they take everything");
            Assert.True(second.Store.Statistics.PointCount > 0);
        }

        await Eventually.IsTrue(() => first.Connection.Parts.Count == all, "the one that stays takes over");
        long before = first.Store.Statistics.PointCount ?? 0;
        await SendAsync(80, 120);
        await Eventually.IsTrue(() => first.Store.Statistics.PointCount >= before + 40, "and takes everything again");
    }

    [Fact]
    public async Task Brokers_Away_AreShownWithTheSettingToCheck()
    {
        int port = FreePort.Take(1)[0];
        await using SourceHost host = await SourceHost.StartAsync(Settings(("BootstrapServers", $"127.0.0.1:{port}")));
        await Eventually.IsTrue(() => host.Connection.State == SourceState.Reconnecting, "the source tries again");
        Assert.Contains("check that they run, and BatteryTwin:Sources:Kafka:plant:BootstrapServers", host.Connection.LastError, StringComparison.Ordinal);
    }

    public void Dispose() => _mock.Dispose();

    private async Task SendAsync(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            await _mock.SendAsync(Topic, $"key {i}", $"m,twin=t{i} n={i}i {FirstNs + i}");
        }
    }

    private static HashSet<string> Stored(params SourceHost[] hosts) => [.. hosts.SelectMany(host => host.Store.Series(SeriesSelector.All)).Select(series => series.Key.Canonical)];

    private IEnumerable<(string Setting, string Value)> Settings(params (string Name, string Value)[] more)
    {
        Dictionary<string, string> settings = new() { ["BootstrapServers"] = _mock.Servers, ["Topics:0"] = Topic, ["GroupId"] = "group", ["SessionTimeout"] = "00:00:03" };
        foreach ((string name, string value) in more)
        {
            settings[name] = value;
        }

        return settings.Select(entry => ($"{KafkaConnectionOptions.Section}:plant:{entry.Key}", entry.Value));
    }
}
