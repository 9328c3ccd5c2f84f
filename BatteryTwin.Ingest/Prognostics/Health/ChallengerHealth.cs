using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Ingest.Prognostics.Health;

/// <summary>A challenger beside the champion, on the lives that both forecast.</summary>
/// <param name="ModelId">The challenger.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Lives">Failed lives that both forecast.</param>
/// <param name="Champion">The champion's scores on these.</param>
/// <param name="Challenger">The challenger's.</param>
public sealed record ChallengerHealth(string ModelId, string Name, int Lives, ModelScores Champion, ModelScores Challenger);
