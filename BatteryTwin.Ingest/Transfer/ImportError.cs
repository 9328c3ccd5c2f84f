namespace BatteryTwin.Ingest.Transfer;

/// <summary>A line of a graph file that was not taken.</summary>
public sealed record ImportError(long Line, string Section, string Code, string Message);
