namespace BatteryTwin.Ingest.Events;

/// <summary>Sends the events that pass a filter to an endpoint.</summary>
/// <param name="Id">Its id: 1 to 128 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>, the first a letter or digit.</param>
/// <param name="EndpointName">The configured endpoint.</param>
/// <param name="Filter">Which events, see <see cref="Domain.Twins.Events.Filters.EventFilter"/>.</param>
public sealed record EventRoute(string Id, string EndpointName, string Filter);
