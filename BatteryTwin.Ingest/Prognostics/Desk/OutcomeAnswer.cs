using BatteryTwin.Ingest.Prognostics.Outcomes;

namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>How a component's life ended, as the API shows it.</summary>
/// <param name="Id">Number, ascending in order of entry.</param>
/// <param name="ComponentType">Type of the component.</param>
/// <param name="Twin">Twin that carries it.</param>
/// <param name="Component">Its name within the twin.</param>
/// <param name="End">failed or replaced.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who said so, self-declared; null = the program.</param>
/// <param name="Note">What they said about it.</param>
public sealed record OutcomeAnswer(long Id, string ComponentType, string Twin, string Component, string End, DateTimeOffset At, string? Actor, string? Note)
{
    public static OutcomeAnswer Of(Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new(outcome.Id, outcome.ComponentType, outcome.Component.TwinId, outcome.Component.Component, outcome.End.ToString().ToLowerInvariant(), outcome.At, outcome.Actor, outcome.Note);
    }
}
