namespace BatteryTwin.Ingest.Pipeline;

/// <summary>An observer of stored points: points waiting for it, passed over because it was too slow, and batches it failed on.</summary>
public sealed record ObserverStatus(string Name, long Waiting, long Dropped, long Failures);
