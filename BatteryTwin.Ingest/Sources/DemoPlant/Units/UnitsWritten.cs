namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>How far the simulated plant's units are written.</summary>
/// <param name="Until">Seconds since 1970 UTC, exclusive.</param>
internal sealed record UnitsWritten(long Until);
