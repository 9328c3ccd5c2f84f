namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>A field as it is expected at a place of a line: what the comparison needs stands side by side in memory.</summary>
internal readonly record struct PredictedField(byte[] Raw, int Id, InternedKey Key);
