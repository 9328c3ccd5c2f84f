using BatteryTwin.Domain.RootCause.Investigations.Changes;

namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>One line of the history of an investigation.</summary>
/// <param name="Version">Counts from 1 without gaps: the investigation's version once it has happened.</param>
/// <param name="At">When it happened.</param>
/// <param name="Who">Who did it, self-declared; the product's name for an analysis.</param>
/// <param name="Change">What happened.</param>
public sealed record InvestigationEntry(int Version, DateTimeOffset At, string Who, InvestigationChange Change);
