namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

/// <summary>Tests that share one broker, one after the other; those of other collections run beside them.</summary>
[CollectionDefinition(Name)]
public sealed class RabbitMqCollection : ICollectionFixture<RabbitMqBroker>
{
    public const string Name = "RabbitMQ broker";
}
