namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>A part of a record file that cannot be read; <see cref="Header"/> when it is one record of which only the payload is damaged.</summary>
internal sealed record RecordDamage(long Offset, long Bytes, LogRecordHeader? Header);
