using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>What somebody says about the end of a component's life.</summary>
/// <param name="Component">The component.</param>
/// <param name="End">Failed, or replaced without a fault.</param>
/// <param name="At">When; null = now.</param>
/// <param name="Actor">Who says so, self-declared; null = the program.</param>
/// <param name="Note">Anything else worth knowing.</param>
public sealed record OutcomeRequest(ComponentName Component, LifeEnd End, DateTimeOffset? At, string? Actor, string? Note);
