using BatteryTwin.Ingest.Sources.Messages;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Section <c>BatteryTwin:Sources:RabbitMq:{name}</c>: one queue of one broker.</summary>
public sealed class RabbitMqConnectionOptions : MessageSourceOptions
{
    public const string Section = "BatteryTwin:Sources:RabbitMq";

    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    /// <summary>Host name or address of the broker.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>0 stands for 5672, with TLS 5671.</summary>
    public int Port { get; init; }

    public string VirtualHost { get; init; } = "/";

    public string User { get; init; } = "guest";

    public string Password { get; init; } = string.Empty;

    public RabbitMqTlsOptions Tls { get; init; } = new();

    /// <summary>The queue to take messages from.</summary>
    public string Queue { get; init; } = string.Empty;

    public RabbitMqQueueType QueueType { get; init; } = RabbitMqQueueType.Classic;

    /// <summary>Create queue and bindings at each connect. Without, both must exist, and the user needs the right to read only.</summary>
    public bool Declare { get; init; } = true;

    /// <summary>The exchange the queue is bound to: <c>amq.topic</c> for what arrives by MQTT; none when empty.</summary>
    public string Exchange { get; init; } = string.Empty;

    /// <summary>Kind of the exchange, when it is to be created: <c>topic</c>, <c>direct</c>, <c>fanout</c>, <c>headers</c>.</summary>
    public string? ExchangeType { get; init; }

    /// <summary>What the queue gets from the exchange, for example <c>plant.#</c> (levels parted by dots).</summary>
    public IReadOnlyList<string> RoutingKeys { get; init; } = [];

    /// <summary>Messages that may be here and not acknowledged yet.</summary>
    public int Prefetch { get; init; } = 2_000;

    internal int EffectivePort => Port != 0 ? Port : Tls.Enabled ? TlsPort : PlainPort;

    /// <summary>For people; no credentials.</summary>
    internal string Place => $"{(Tls.Enabled ? "amqps" : "amqp")}://{Host}:{EffectivePort}{(VirtualHost == "/" ? string.Empty : "/" + VirtualHost)} queue {Queue}";
}
