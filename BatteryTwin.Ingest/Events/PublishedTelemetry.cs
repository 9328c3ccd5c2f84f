using System.Text.Json;

namespace BatteryTwin.Ingest.Events;

/// <summary>
/// One telemetry message as a client published it for a twin or one of its components. The body is whatever JSON was sent;
/// it stays readable after the request that brought it has ended.
/// </summary>
/// <param name="TwinId">The twin the message is about.</param>
/// <param name="Component">The component it is about; null for the twin itself.</param>
/// <param name="ModelId">Model of the twin, or of the component, at the time of publishing.</param>
/// <param name="MessageId">The publisher's message id, or one given on arrival.</param>
/// <param name="SourceTime">When the source says it happened; the time of arrival if it did not say.</param>
/// <param name="Body">The payload, untouched.</param>
public sealed record PublishedTelemetry(
    string TwinId, string? Component, string ModelId, string MessageId, DateTimeOffset SourceTime, JsonElement Body);
