namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>A column whose text becomes a tag of the record's series.</summary>
public sealed record RecordTag(string Column, string Name);
