namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>What holds for records that do not say it themselves: from a topic, a file name, the moment of receipt. Without a time, a record must have its own.</summary>
public sealed record RecordDefaults(string? Twin = null, string? Measurement = null, long? TimeNs = null);
