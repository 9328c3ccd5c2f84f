using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>A property's value and when it was last written; <see cref="SourceTime"/> is the writer's own time, if it gave one.</summary>
public sealed record TwinProperty(JsonElement Value, DateTimeOffset LastUpdateTime, DateTimeOffset? SourceTime = null);
