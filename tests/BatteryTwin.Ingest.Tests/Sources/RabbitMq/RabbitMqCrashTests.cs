using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Tests.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

/// <summary>What the broker confirmed is stored once, whoever is killed.</summary>
[Collection(RabbitMqCollection.Name)]
public sealed class RabbitMqCrashTests(RabbitMqBroker broker)
{
    private const int Senders = 3;
    private const int Step = 300;

    private readonly string _queue = $"q-{Guid.NewGuid():N}";

    [Fact]
    public async Task Broker_KilledUnderLoad_EverythingConfirmedArrives()
    {
        // Classic: a quorum queue of RabbitMQ 3.10 that is killed in the first second of its life comes back without a leader.
        await using SourceHost host = await SourceHost.StartAsync(Settings("Classic"));
        await host.RunningAsync();
        ConfirmedLoad load = new(broker, _queue, Senders);
        Task sending = load.RunAsync();
        await Eventually.IsTrue(() => load.Confirmed.Count > Step, "messages are confirmed");
        await broker.KillAsync();
        int before = load.Confirmed.Count;
        await broker.StartAsync();
        await Eventually.IsTrue(() => load.Confirmed.Count > before + Step, "messages are confirmed by the new broker");
        load.Stop();
        await sending;

        await Eventually.IsTrue(() => host.Connection is { Reconnects: > 0, Waiting: 0 } && host.Store.Statistics.PointCount >= load.Confirmed.Count, "everything confirmed is stored");
        Dictionary<int, HashSet<long>> stored = Enumerable.Range(0, Senders).ToDictionary(sender => sender, sender => host.Values($"load,twin=s{sender} n").Select(value => value.Bits).ToHashSet());
        Assert.All(load.Confirmed, sent => Assert.Contains(sent.Number, stored[sent.Sender]));
        Assert.Equal(0, host.Quarantine.Count);
    }

    [Fact]
    public async Task Process_KilledUnderLoad_EverythingConfirmedIsStoredOnce()
    {
        using TemporaryFolder folder = new();
        string[] arguments = [.. Settings("Quorum").Select(setting => $"--{setting.Setting}={setting.Value}")];
        ConfirmedLoad load = new(broker, _queue, Senders);
        await using (RabbitMqSender sender = await RabbitMqSender.OpenAsync(broker))
        {
            await sender.DeclareAsync(_queue, "quorum");
        }

        Task sending = load.RunAsync();
        for (int kill = 0; kill < 3; kill++)
        {
            await using IngestProcess process = await IngestProcess.StartAsync(folder.PathOf("data"), arguments);
            int goal = load.Confirmed.Count + Step;
            await Eventually.IsTrue(() => load.Confirmed.Count > goal, "messages are confirmed");
            await process.KillAsync();
        }

        load.Stop();
        await sending;
        await using SourceHost host = await SourceHost.StartAsync(Settings("Quorum"), dataDirectory: folder.PathOf("data"));
        await Eventually.IsTrue(() => host.Connection.Waiting == 0, "nothing waits any more");
        int stored = 0;
        HashSet<(int, int)> missing = [.. load.Confirmed];
        await foreach (SeriesPoints series in host.Telemetry.ReadAsync(new() { Series = SeriesSelector.All, FromNs = 0, ToNs = long.MaxValue, Limit = int.MaxValue }, TestContext.Current.CancellationToken))
        {
            Assert.Equal(series.Count, series.TimesNs.Distinct().Count());
            for (int i = 0; i < series.Count; i++, stored++)
            {
                int number = (int)series.Values[i].Bits;
                Assert.Equal(ConfirmedLoad.FirstNs + number, series.TimesNs[i]);
                missing.Remove((series.Key.Twin![^1] - '0', number));
            }
        }

        Assert.Empty(missing);
        Assert.True(stored >= load.Confirmed.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{load.Confirmed.Count} confirmed, {stored} stored");
    }

    private IEnumerable<(string Setting, string Value)> Settings(string queueType) => RabbitMqSettings.Of(broker, _queue, ("QueueType", queueType), ("ReconnectDelay", "00:00:00.100"), ("MaxReconnectDelay", "00:00:00.500"));
}
