using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>How a life of a component ended.</summary>
/// <param name="Id">Number, ascending in order of entry.</param>
/// <param name="ComponentType">Type of the component.</param>
/// <param name="Component">The component.</param>
/// <param name="End">Failed, or replaced without a fault.</param>
/// <param name="At">When.</param>
/// <param name="AgeHours">Running hours at the end, on the clock that the forecasts' ages are on.</param>
/// <param name="Actor">Who said so, self-declared; null = the program.</param>
/// <param name="Note">What they said about it.</param>
public sealed record Outcome(long Id, string ComponentType, ComponentName Component, LifeEnd End, DateTimeOffset At, double AgeHours, string? Actor, string? Note);
