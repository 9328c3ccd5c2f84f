using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Events;

/// <summary>A notification in the terms of CloudEvents 1.0 (CNCF, 2019). <see cref="Data"/> is always JSON.</summary>
public sealed record CloudEvent
{
    public const string SpecVersion = "1.0";
    public const string JsonContentType = "application/json";

    /// <summary>Unique together with <see cref="Source"/>; receivers that see it twice may drop the second.</summary>
    public required string Id { get; init; }

    /// <summary>Who tells, for telemetry with the path of the twin.</summary>
    public required string Source { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>What it happened to; null for telemetry.</summary>
    public string? Subject { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string DataContentType { get; init; } = JsonContentType;

    /// <summary>Model of the twin or component, for telemetry only.</summary>
    public string? DataSchema { get; init; }

    /// <summary>Trace of the request that caused it (W3C Trace Context, 2021); null when unknown.</summary>
    public string? TraceParent { get; init; }

    public required JsonElement Data { get; init; }
}
