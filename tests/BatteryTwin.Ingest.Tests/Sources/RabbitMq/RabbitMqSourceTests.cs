using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using RabbitMQ.Client;

namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

/// <summary>The source at a real broker.</summary>
[Collection(RabbitMqCollection.Name)]
public sealed class RabbitMqSourceTests(RabbitMqBroker broker)
{
    private const long FirstNs = 1_774_958_400_000_000_000;

    private readonly string _queue = $"q-{Guid.NewGuid():N}";

    [Theory]
    [InlineData("Quorum")]
    [InlineData("Classic")]
    public async Task Messages_BodiesOfEveryKind_AreStored(string queueType)
    {
        await using SourceHost host = await SourceHost.StartAsync(
            Settings(("QueueType", queueType), ("Exchange", "amq.topic"), ("RoutingKeys:0", $"{_queue}.#"), ("TopicTemplates:0", $"{_queue}/{{line}}/{{twin}}/{{field}}")),
            host => host.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("count", "integer"), StaticTwinGraph.Telemetry("lot", "string")));
        await host.RunningAsync();
        await using RabbitMqSender sender = await RabbitMqSender.OpenAsync(broker);
        await sender.SendAsync("amq.topic", $"{_queue}.lines", $"m,twin=a f=1.5 {FirstNs}\nm,twin=a f=2.5 {FirstNs + 1}\n");
        await sender.SendAsync("amq.topic", $"{_queue}.lines", PipelineGzip($"m,twin=b f=3 {FirstNs}"));
        await sender.SendAsync("amq.topic", $"{_queue}.line1.mixer.speed", "20");
        await sender.SendAsync("amq.topic", $"{_queue}.line1.mixer.count", "20");
        await sender.SendAsync("amq.topic", $"{_queue}.line1.mixer.lot", "4711");
        await sender.SendAsync("amq.topic", $"{_queue}.line1.mixer.open", "true");
        await Eventually.IsTrue(() => host.Store.Statistics.PointCount == 7, "every value is stored");

        Assert.Equal([FieldValue.Float(1.5), FieldValue.Float(2.5)], host.Values("m,twin=a f"));
        Assert.Equal([FieldValue.Float(3)], host.Values("m,twin=b f"));
        Assert.Equal([FieldValue.Float(20)], host.Values("telemetry,line=line1,twin=mixer speed"));
        Assert.Equal([FieldValue.Integer(20)], host.Values("telemetry,line=line1,twin=mixer count"));
        Assert.Equal([FieldValue.String("4711")], host.Values("telemetry,line=line1,twin=mixer lot"));
        Assert.Equal([FieldValue.Boolean(true)], host.Values("telemetry,line=line1,twin=mixer open"));
        await Eventually.IsTrue(() => host.Connection.Waiting == 0, "nothing waits");
        Assert.Equal(0, host.Connection.Errors);
        Assert.Equal(new IngestSource("rabbitmq", "plant"), Assert.Single(host.Status.Sources).Source);
    }

    [Fact]
    public async Task Messages_WithoutTimeOfTheirOwn_GetTheTimeTheyWereSent()
    {
        await using SourceHost host = await SourceHost.StartAsync(Settings(("Exchange", "amq.topic"), ("RoutingKeys:0", $"{_queue}.#"), ("TopicTemplates:0", $"{_queue}/{{twin}}/{{field}}")));
        await host.RunningAsync();
        await using RabbitMqSender sender = await RabbitMqSender.OpenAsync(broker);
        await sender.SendAsync("amq.topic", $"{_queue}.a.f", "1", timeMs: FirstNs / 1_000_000);
        await sender.SendAsync("amq.topic", $"{_queue}.a.f", "m,twin=a g=1", timeMs: FirstNs / 1_000_000);
        await Eventually.IsTrue(() => host.Store.Statistics.PointCount == 2, "both are stored");
        Assert.All(host.Store.Series(SeriesSelector.All), series => Assert.Equal(FirstNs, series.FirstNs));
    }

    [Fact]
    public async Task Messages_ThatCannotBeRead_GoToQuarantineAndNeverComeAgain()
    {
        await using SourceHost host = await SourceHost.StartAsync(Settings());
        await host.RunningAsync();
        await using RabbitMqSender sender = await RabbitMqSender.OpenAsync(broker);
        await sender.SendAsync(string.Empty, _queue, "no line protocol at all");
        await sender.SendAsync(string.Empty, _queue, [0xFF, 0xFE, 0x00]);
        await sender.SendAsync(string.Empty, _queue, [0x1F, 0x8B, 0x08, 0x00]);
        await sender.SendAsync(string.Empty, _queue, $"m,twin=a f=1 {FirstNs}\nm,twin=a f= {FirstNs}");
        await Eventually.IsTrue(() => host.Quarantine.Count == 4 && host.Store.Statistics.PointCount == 1, "what is good is stored, the rest is in quarantine");
        await Eventually.IsTrue(() => host.Connection.Waiting == 0, "nothing waits");

        Assert.All(host.Quarantine.List(10), point => Assert.StartsWith($"message to '{_queue}': ", point.Reason, StringComparison.Ordinal));
        Assert.All(host.Quarantine.List(10), point => Assert.Equal("rabbitmq/plant", point.Source));
        await host.StopAsync();
        Assert.Equal(0u, await sender.CountAsync(_queue));
        Assert.True(host.Connection.Errors > 0);
        Assert.Contains("kept in quarantine", host.Connection.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_TakesNothing_MessagesStayAtTheBrokerUntilItDoes()
    {
        bool full = true;
        await using SourceHost host = await SourceHost.StartAsync(
            Settings(("Prefetch", "10"), ("ReconnectDelay", "00:00:00.010"), ("MaxReconnectDelay", "00:00:00.050")),
            host => host.Store.BeforeAppend = () => Volatile.Read(ref full) ? throw new StorageUnavailableException("the disk is full") : Task.CompletedTask);
        await host.RunningAsync();
        await using RabbitMqSender sender = await RabbitMqSender.OpenAsync(broker);
        for (int i = 0; i < 50; i++)
        {
            await sender.SendAsync(string.Empty, _queue, $"m,twin=a n={i}i {FirstNs + i}");
        }

        await Eventually.IsTrue(() => host.Connection is { State: SourceState.Held, Waiting: 50, LastError: "the disk is full" }, "the source holds and shows what waits");
        Assert.Equal(40u, await sender.CountAsync(_queue));
        Volatile.Write(ref full, false);
        await Eventually.IsTrue(() => host.Values("m,twin=a n").Count == 50, "everything is stored");
        await Eventually.IsTrue(() => host.Connection is { State: SourceState.Running, Waiting: 0 }, "the source runs again");
        Assert.Equal(0, host.Connection.Reconnects);
    }

    [Fact]
    public async Task Stop_WithMessagesNotStored_LeavesThemToTheBroker()
    {
        await using RabbitMqSender sender = await RabbitMqSender.OpenAsync(broker);
        await using (SourceHost host = await SourceHost.StartAsync(Settings(), host => host.Store.BeforeAppend = () => throw new StorageUnavailableException("the disk is full")))
        {
            await host.RunningAsync();
            await sender.SendAsync(string.Empty, _queue, $"m,twin=a f=1 {FirstNs}");
            await Eventually.IsTrue(() => host.Connection.State == SourceState.Held, "the source holds");
        }

        Assert.Equal(1u, await sender.CountAsync(_queue));
        await using SourceHost next = await SourceHost.StartAsync(Settings());
        await Eventually.IsTrue(() => next.Values("m,twin=a f").Count == 1, "the message comes again");
    }

    [Fact]
    public async Task Queue_Deleted_IsDeclaredAnewAndServed()
    {
        await using SourceHost host = await SourceHost.StartAsync(Settings(("Exchange", "amq.topic"), ("RoutingKeys:0", $"{_queue}.#"), ("ReconnectDelay", "00:00:00.010")));
        await host.RunningAsync();
        await using RabbitMqSender sender = await RabbitMqSender.OpenAsync(broker);
        await sender.DeleteAsync(_queue);
        await Eventually.IsTrue(() => host.Connection is { State: SourceState.Running, Reconnects: 1 }, "the source is back");
        Assert.Contains("was deleted", host.Connection.LastError, StringComparison.Ordinal);
        await sender.SendAsync("amq.topic", $"{_queue}.x", $"m,twin=a f=1 {FirstNs}");
        await Eventually.IsTrue(() => host.Values("m,twin=a f").Count == 1, "a message by the new binding is stored");
    }

    [Fact]
    public async Task Connect_WrongPassword_NamesTheSettingsAndNeverThePassword()
    {
        await using SourceHost host = await SourceHost.StartAsync(Settings(("Password", "not-the-one-4711")));
        await Eventually.IsTrue(() => host.Connection.State == SourceState.Reconnecting, "the source tries again");
        Assert.Contains("the broker refuses user 'plant'; check BatteryTwin:Sources:RabbitMq:plant:User and :Password", host.Connection.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Entries, entry => entry.Text.Contains("4711", StringComparison.Ordinal));
        Assert.Single(host.Log.Entries, entry => entry.Level == Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    [Fact]
    public async Task Connect_QueueOfAnotherType_SaysWhatToSet()
    {
        await using RabbitMqSender sender = await RabbitMqSender.OpenAsync(broker);
        await sender.DeclareAsync(_queue, "classic");
        await using SourceHost host = await SourceHost.StartAsync(Settings(("QueueType", "Quorum")));
        await Eventually.IsTrue(() => host.Connection.LastError is not null, "the source says why it does not run");
        Assert.Contains("set BatteryTwin:Sources:RabbitMq:plant:QueueType", host.Connection.LastError, StringComparison.Ordinal);
        await sender.SendAsync(string.Empty, _queue, $"m,twin=a f=1 {FirstNs}");
        await using SourceHost passive = await SourceHost.StartAsync(Settings(("QueueType", "Quorum"), ("Declare", "false")));
        await Eventually.IsTrue(() => passive.Values("m,twin=a f").Count == 1, "undeclared, the queue is taken as it is");
    }

    [Fact]
    public async Task Connect_Tls_TrustsTheNamedCertificateOnly()
    {
        (string, string)[] tls = [("Host", "localhost"), ("Port", $"{broker.TlsPort}"), ("Tls:Enabled", "true")];
        await using SourceHost trusting = await SourceHost.StartAsync(Settings([.. tls, ("Tls:CaFile", broker.CertificateFile)]));
        await trusting.RunningAsync();
        await using SourceHost strange = await SourceHost.StartAsync(Settings(tls));
        await Eventually.IsTrue(() => strange.Connection.LastError is not null, "an unknown certificate is refused");
        Assert.Contains("TLS with the broker failed", strange.Connection.LastError, StringComparison.Ordinal);
        await using SourceHost misnamed = await SourceHost.StartAsync(Settings([.. tls, ("Tls:CaFile", broker.CertificateFile), ("Tls:ServerName", "other.example")]));
        await Eventually.IsTrue(() => misnamed.Connection.LastError is not null, "a certificate for another name is refused");
        Assert.Contains("TLS with the broker failed", misnamed.Connection.LastError, StringComparison.Ordinal);
    }

    private static byte[] PipelineGzip(string text) => Pipeline.WriteHost.Gzip(Encoding.UTF8.GetBytes(text));

    private IEnumerable<(string Setting, string Value)> Settings(params (string Name, string Value)[] more) => RabbitMqSettings.Of(broker, _queue, more);
}
