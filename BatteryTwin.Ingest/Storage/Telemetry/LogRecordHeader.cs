namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>What a record's frame says of its payload.</summary>
internal readonly record struct LogRecordHeader(uint PayloadLength, ulong Sequence, uint PayloadCrc);
