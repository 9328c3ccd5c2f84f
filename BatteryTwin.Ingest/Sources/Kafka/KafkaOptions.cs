namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>Section <c>BatteryTwin:Sources:Kafka</c>: connections by name.</summary>
public sealed class KafkaOptions
{
    public Dictionary<string, KafkaConnectionOptions> Connections { get; } = new(StringComparer.OrdinalIgnoreCase);
}
