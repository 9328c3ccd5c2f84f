namespace BatteryTwin.Ingest.Events;

/// <summary>A route as stored; <paramref name="Waiting"/> events wait on it.</summary>
internal sealed record StoredRoute(EventRoute Route, long FromSequence, long Waiting);
