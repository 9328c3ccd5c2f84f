using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Events;

/// <summary>What the senders of all routes share.</summary>
internal sealed record DeliveryParts(
    EventDatabase Outbox,
    WebhookClient Client,
    DeadLetters DeadLetters,
    IReadOnlyDictionary<string, EventEndpoint> Endpoints,
    EventOptions Options,
    RetrySchedule Schedule,
    TimeProvider Time,
    ILogger Logger);
