namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>The plant's own units as tables for investigations and quality: slurries, coils, cells with stations, times and measured values.</summary>
public interface IProcessTables
{
    /// <summary>What there is; null when the plant has no genealogy.</summary>
    Task<ProcessExtent?> ExtentAsync(CancellationToken cancel);

    /// <summary>The units of a scope with everything they were made of; null when the plant has no genealogy. Tables may be empty.</summary>
    Task<ProcessTables?> ReadAsync(ProcessScope scope, CancellationToken cancel);
}
