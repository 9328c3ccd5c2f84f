namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Kind of a queue; an existing queue keeps its own.</summary>
public enum RabbitMqQueueType
{
    /// <summary>Replicated, always durable.</summary>
    Quorum,

    /// <summary>On one node; declared durable.</summary>
    Classic,
}
