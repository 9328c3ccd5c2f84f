namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>A column that becomes a field. <paramref name="Twin"/> is set where the column belongs to a twin of its own.</summary>
public sealed record RecordField(string Column, string Name, RecordValueKind Type, string? Twin = null);
