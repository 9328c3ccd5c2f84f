namespace BatteryTwin.Ingest.Storage;

/// <summary>
/// Brings a data directory of <paramref name="FromVersion"/> to the next version, in place. <paramref name="Apply"/> gets the
/// directory's full path and must be repeatable: after a crash half-way it runs again on what it left.
/// </summary>
public sealed record DataDirectoryUpgrade(int FromVersion, string Description, Action<string> Apply);
