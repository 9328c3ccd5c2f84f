namespace BatteryTwin.Ingest.Events;

/// <summary>Why a route is refused; the names are those of the Azure Digital Twins API.</summary>
public enum EventRouteErrorCode
{
    EventRouteIdInvalid,
    EventRouteEndpointInvalid,
    EventRouteFilterInvalid,
    EventRouteNotFound,
    LimitExceeded,
}
