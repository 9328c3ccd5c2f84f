namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Kind of a queue; an existing queue keeps its own.</summary>
public enum RabbitMqQueueType
{
    /// <summary>On one node; declared durable.</summary>
    Classic,

    /// <summary>Replicated over the nodes of a cluster. RabbitMQ 4 drops a message of such a queue after 20 deliveries, unless a policy says otherwise.</summary>
    Quorum,
}
