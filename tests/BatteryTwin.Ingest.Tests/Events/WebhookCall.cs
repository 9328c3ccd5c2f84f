using System.Text.Json;

namespace BatteryTwin.Ingest.Tests.Events;

/// <summary>A call that a <see cref="Webhook"/> got, and its answer.</summary>
internal sealed record WebhookCall(DateTimeOffset Time, int Status, string? ContentType, string? Authorization, JsonElement Event);
