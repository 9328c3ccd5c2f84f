namespace BatteryTwin.Ingest.Events;

/// <summary>Telemetry messages that clients publish for twins, passed on to whoever forwards them, such as event routes.</summary>
public interface ITelemetryPublications
{
    /// <summary>A message was published. Called on the publisher's thread: take it and return, never wait or throw.</summary>
    event Action<PublishedTelemetry>? Published;

    /// <summary>Passes a message on.</summary>
    void Publish(PublishedTelemetry telemetry);
}
