namespace BatteryTwin.Domain.Prognostics.Registry;

/// <summary>A change that somebody asks for.</summary>
/// <param name="Action">What to do.</param>
/// <param name="ModelId">The model; not needed for a rollback.</param>
/// <param name="Actor">Who, self-declared; null = the program.</param>
/// <param name="Reason">Why; must not be empty.</param>
/// <param name="At">When.</param>
public sealed record RegistryRequest(RegistryAction Action, string? ModelId, string? Actor, string Reason, DateTimeOffset At);
