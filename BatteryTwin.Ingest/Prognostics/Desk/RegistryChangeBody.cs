namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>A change that is asked for.</summary>
/// <param name="Action">candidate, challenge, promote, rollback or retire.</param>
/// <param name="ModelId">The model; not needed for a rollback.</param>
/// <param name="Reason">Why; needed.</param>
public sealed record RegistryChangeBody(string? Action, string? ModelId, string? Reason);
