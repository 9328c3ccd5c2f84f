using BatteryTwin.Ingest.Sources.Kafka;
using Microsoft.Extensions.Configuration;

namespace BatteryTwin.Ingest.Tests.Sources.Kafka;

public sealed class KafkaOptionsTests
{
    private const string EventHub = "plant.servicebus.windows.net:9093";

    private static readonly (string, string)[] s_eventHubs =
    [
        ("BootstrapServers", EventHub),
        ("Security", "SaslSsl"),
        ("User", "$ConnectionString"),
        ("Password", "Endpoint=sb://plant.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=key-4711"),
    ];

    [Fact]
    public void Validate_GoodSettings_FindsNothing()
    {
        Assert.Empty(Faults());
        Assert.Empty(Faults(s_eventHubs));
    }

    [Theory]
    [InlineData("BootstrapServers", "", "BootstrapServers is ''; give host:port")]
    [InlineData("BootstrapServers", "kafka", "BootstrapServers is 'kafka'")]
    [InlineData("BootstrapServers", "kafka:9092,other:x", "BootstrapServers is")]
    [InlineData("Topics:0", "", "Topics must name at least one topic")]
    [InlineData("GroupId", " ", "GroupId must not be empty")]
    [InlineData("StartFrom", "Error", "StartFrom must be Earliest or Latest")]
    [InlineData("SessionTimeout", "00:00:00.500", "SessionTimeout must lie between")]
    [InlineData("Security", "SaslSsl", "User and Password must be given with Security SaslSsl")]
    [InlineData("Password", "key-4711", "Security must be SaslSsl")]
    [InlineData("Mechanism", "Gssapi", "Mechanism must be Plain, ScramSha256 or ScramSha512")]
    [InlineData("CaFile", "/no/such.pem", "CaFile names '/no/such.pem'")]
    [InlineData("MaxBatch", "-1", "MaxBatch must lie between")]
    public void Validate_BadSetting_IsNamedWithTheRule(string setting, string value, string fault) => AssertFault(fault, (setting, value));

    [Theory]
    [InlineData("Security", "SaslPlaintext", "Security must be SaslSsl and Mechanism Plain for Event Hubs")]
    [InlineData("User", "listen", "User must be $ConnectionString for Event Hubs")]
    [InlineData("Password", "key-4711", "Password must be the connection string")]
    public void Validate_EventHubs_SaysWhatTheyNeed(string setting, string value, string fault) => AssertFault(fault, [.. s_eventHubs, (setting, value)]);

    [Fact]
    public void Validate_LibraryMissing_NamesThePackageOnlyWhenConfigured()
    {
        KafkaOptionsValidator validator = new(() => false);
        Assert.True(validator.Validate(null, new KafkaOptions()).Succeeded);
        Assert.Equal(
            "BatteryTwin:Sources:Kafka is configured, but the library librdkafka is not installed; install it (Debian and Ubuntu: apt-get install librdkafka1), or remove the section",
            Assert.Single(validator.Validate(null, Options()).Failures!));
    }

    private static void AssertFault(string fault, params (string Name, string Value)[] changed)
    {
        IReadOnlyList<string> faults = Faults(changed);
        Assert.Contains(faults, found => found.StartsWith($"BatteryTwin:Sources:Kafka:line1:{fault}", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, found => found.Contains("4711", StringComparison.Ordinal));
    }

    private static string[] Faults(params (string Name, string Value)[] changed) => [.. new KafkaOptionsValidator(() => true).Validate(null, Options(changed)).Failures ?? []];

    private static KafkaOptions Options(params (string Name, string Value)[] changed)
    {
        Dictionary<string, string?> settings = new() { ["K:line1:BootstrapServers"] = "kafka:9092", ["K:line1:Topics:0"] = "telemetry" };
        foreach ((string name, string value) in changed)
        {
            settings[$"K:line1:{name}"] = value;
        }

        KafkaOptions options = new();
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("K").Bind(options.Connections);
        return options;
    }
}
