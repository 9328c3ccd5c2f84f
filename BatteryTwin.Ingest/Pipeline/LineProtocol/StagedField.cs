using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>A field read from a line that is not known to be sound yet; for texts <paramref name="Bits"/> is the index of the staged text.</summary>
internal readonly record struct StagedField(InternedKey Key, int Id, FieldType Type, long Bits);
