namespace BatteryTwin.Ingest.Events;

/// <summary>Section <c>BatteryTwin:EventEndpoints</c>: the webhooks that event routes may name.</summary>
public sealed class EventEndpointOptions
{
    public const string Section = "BatteryTwin:EventEndpoints";

    public Dictionary<string, EventEndpoint> Endpoints { get; } = new(StringComparer.OrdinalIgnoreCase);
}
