namespace BatteryTwin.Ingest.Api;

/// <summary>Points on their way to the store, and the most that may be.</summary>
public sealed record QueueAnswer(int Waiting, int Capacity);
