using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>A life that ended, as one model forecast it.</summary>
/// <param name="OutcomeId">The outcome that ended it; the same for all models.</param>
/// <param name="Life">The life.</param>
internal sealed record EndedLife(long OutcomeId, ObservedLife Life);
