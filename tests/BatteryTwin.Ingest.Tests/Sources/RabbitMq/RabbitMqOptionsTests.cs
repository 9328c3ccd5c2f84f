using BatteryTwin.Ingest.Sources.RabbitMq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

public sealed class RabbitMqOptionsTests
{
    private static readonly Dictionary<string, string> s_good = new()
    {
        ["Host"] = "rabbit.plant.example",
        ["Password"] = "pass-4711",
        ["Queue"] = "telemetry",
        ["Exchange"] = "amq.topic",
        ["RoutingKeys:0"] = "plant.#",
        ["TopicTemplates:0"] = "plant/{line}/{twin}/{field}",
    };

    [Fact]
    public void Validate_GoodSettings_FindsNothing() => Assert.Empty(Faults());

    [Theory]
    [InlineData("Host", "amqp://rabbit:5672", "Host is 'amqp://rabbit:5672'; give the broker's host name")]
    [InlineData("Host", "", "Host is ''")]
    [InlineData("Port", "70000", "Port must lie between")]
    [InlineData("VirtualHost", "", "VirtualHost must not be empty")]
    [InlineData("User", "", "User must not be empty")]
    [InlineData("Password", "", "Password must not be empty")]
    [InlineData("Queue", " ", "Queue must name a queue")]
    [InlineData("Queue", "amq.mine", "Queue must not begin with amq.")]
    [InlineData("Exchange", "", "Exchange must be named where there are RoutingKeys")]
    [InlineData("RoutingKeys:0", "plant/#", "RoutingKeys part levels with dots")]
    [InlineData("ExchangeType", "topics", "ExchangeType must be one of topic, direct, fanout, headers")]
    [InlineData("ExchangeType", "topic", "ExchangeType must be left out for amq. exchanges")]
    [InlineData("Prefetch", "0", "Prefetch must lie between")]
    [InlineData("Tls:CaFile", "/no/such.pem", "Tls:Enabled must be true")]
    [InlineData("Tls:CaFile", "/no/such.pem", "Tls:CaFile names '/no/such.pem', which is not there")]
    [InlineData("Tls:KeyFile", "/no/such.pem", "Tls:CertificateFile and Tls:KeyFile go together")]
    [InlineData("TopicTemplates:0", "plant//{twin}", "TopicTemplates:0 'plant//{twin}' has an empty level")]
    [InlineData("MaxBatch", "0", "MaxBatch must lie between")]
    [InlineData("Measurement", "", "Measurement must not be empty")]
    [InlineData("ReconnectDelay", "01:00:00", "ReconnectDelay must be longer")]
    [InlineData("MaxReconnectDelay", "2.00:00:00", "MaxReconnectDelay must be at most one hour")]
    public void Validate_BadSetting_IsNamedWithTheRule(string setting, string value, string fault)
    {
        IReadOnlyList<string> faults = Faults((setting, value));
        Assert.Contains(faults, found => found.StartsWith($"BatteryTwin:Sources:RabbitMq:line1:{fault}", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, found => found.Contains("4711", StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_BareValuesWithoutField_AsksForATemplate() =>
        Assert.Contains(Faults(("Format", "Value"), ("TopicTemplates:0", "plant/{twin}")), fault => fault.Contains("must name a template with {field}", StringComparison.Ordinal));

    [Fact]
    public async Task Start_BadSettings_IsRefusedWithAllOfThem()
    {
        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => SourceHost.StartAsync([("BatteryTwin:Sources:RabbitMq:line1:Host", "rabbit")]));
        Assert.Equal(2, refused.Failures.Count());
    }

    private static string[] Faults(params (string Name, string Value)[] changed)
    {
        Dictionary<string, string?> settings = s_good.ToDictionary(entry => $"BatteryTwin:Sources:RabbitMq:line1:{entry.Key}", entry => (string?)entry.Value);
        foreach ((string name, string value) in changed)
        {
            settings[$"BatteryTwin:Sources:RabbitMq:line1:{name}"] = value;
        }

        RabbitMqOptions options = new();
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("BatteryTwin:Sources:RabbitMq").Bind(options.Connections);
        return [.. new RabbitMqOptionsValidator().Validate(null, options).Failures ?? []];
    }
}
