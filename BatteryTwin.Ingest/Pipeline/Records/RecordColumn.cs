namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>A column bound to its part in the record. <paramref name="Id"/> is dense within one decoder; <paramref name="Rank"/> orders the columns of one role.</summary>
internal sealed record RecordColumn(int Id, RecordRole Role, string Name, RecordValueKind Kind = RecordValueKind.Any, string? Twin = null, int Rank = 0);
