namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Long format: one value a record, its field named in a column of its own.</summary>
public sealed record RecordLong(string NameColumn, string ValueColumn);
