namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>A line that could not be read: its 1-based number, a stable code, the reason with its column, and the line as received.</summary>
internal sealed record LineFault(int Line, string Code, string Reason, string Text);
