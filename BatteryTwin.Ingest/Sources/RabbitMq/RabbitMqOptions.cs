namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Section <c>BatteryTwin:Sources:RabbitMq</c>: connections by name.</summary>
public sealed class RabbitMqOptions
{
    public Dictionary<string, RabbitMqConnectionOptions> Connections { get; } = new(StringComparer.OrdinalIgnoreCase);
}
