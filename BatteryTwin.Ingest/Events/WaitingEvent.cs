namespace BatteryTwin.Ingest.Events;

/// <summary>An event in the outbox: <paramref name="Body"/> is the finished JSON.</summary>
internal sealed record WaitingEvent(long Number, DateTimeOffset Accepted, int Attempts, byte[] Body);
