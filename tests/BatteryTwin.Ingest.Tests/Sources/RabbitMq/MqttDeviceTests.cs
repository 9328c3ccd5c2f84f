using System.Text.Json;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Web.Tests.Clients;

namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

/// <summary>A device that knows MQTT only, through the broker's own plugin.</summary>
[Collection(RabbitMqCollection.Name)]
public sealed class MqttDeviceTests(RabbitMqBroker broker)
{
    private const int Count = 25;

    private readonly string _base = $"plant{Guid.NewGuid():N}";

    [Fact]
    public async Task Publish_ByMqtt_TopicLevelsBecomeTagsTwinAndField()
    {
        await using SourceHost host = await SourceHost.StartAsync(RabbitMqSettings.Of(
            broker, _base, ("Exchange", "amq.topic"), ("RoutingKeys:0", $"{_base}.#"), ("TopicTemplates:0", $"{_base}/{{line}}/{{twin}}/{{field}}")));
        await host.RunningAsync();
        using JsonDocument report = JsonDocument.Parse(await NodeClients.RunAsync(
            "mqtt-device.mjs", $"mqtt://127.0.0.1:{broker.MqttPort}", RabbitMqBroker.User, RabbitMqBroker.Password, _base, $"{Count}"));
        Assert.Equal(4 * Count, report.RootElement.GetProperty("taken").GetInt32());
        await Eventually.IsTrue(() => host.Store.Statistics.PointsAppended >= 4 * Count && host.Connection.Waiting == 0, "every message is stored");

        Assert.Equal(Enumerable.Range(0, Count).Select(i => FieldValue.Float(20 + (i / 2.0))), host.Values("telemetry,line=line1,twin=mixer speed"));
        Assert.Equal(Enumerable.Range(0, Count).Select(i => FieldValue.Boolean(i % 2 == 0)), host.Values("telemetry,line=line1,twin=mixer running"));
        Assert.Equal(Enumerable.Range(0, Count).Select(i => FieldValue.String($"step {i}")), host.Values("telemetry,line=line1,twin=mixer state"));
        Assert.Equal(Enumerable.Range(0, Count).Select(i => FieldValue.Float(i + 0.5)), host.Values("vibration,twin=mixer rms"));
        Assert.Equal(0, host.Quarantine.Count);
    }
}
