namespace BatteryTwin.Ingest.Backup;

/// <summary>Fills the span from an offset of a file; returns how many bytes there were.</summary>
internal delegate int PositionedRead(Span<byte> target, long offset);
