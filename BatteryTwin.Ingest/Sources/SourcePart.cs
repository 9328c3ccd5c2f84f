namespace BatteryTwin.Ingest.Sources;

/// <summary>One of several queues behind a connection, for example a partition, and what waits in it.</summary>
public sealed record SourcePart(string Name, long Waiting);
