namespace BatteryTwin.Domain.RootCause.Interventions;

/// <summary>What the target would be on average with some nodes held at fixed values.</summary>
/// <param name="Expected">Mean of the target; for a binary target its rate.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Level">Confidence level of the interval.</param>
/// <param name="Warnings">What makes the estimate doubtful, in words.</param>
public sealed record InterventionEstimate(double Expected, double Low, double High, double Level, IReadOnlyList<string> Warnings);
