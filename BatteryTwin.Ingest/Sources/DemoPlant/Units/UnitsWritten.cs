namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>How far the simulated plant's units are written.</summary>
/// <param name="Until">Seconds since 1970 UTC, exclusive.</param>
/// <param name="Fine">Coils that ended before this are one in twenty.</param>
internal sealed record UnitsWritten(long Until, long Fine);
