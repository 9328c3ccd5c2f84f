namespace BatteryTwin.Ingest.Live;

/// <summary>What messages are merged by: the kind and the twin, for alerts the alert.</summary>
internal readonly record struct LiveKey(string Kind, string Subject);
