namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>What is different about a batch.</summary>
/// <param name="IsChanged">Whether any mechanism changed.</param>
/// <param name="Changed">Which, greatest share first; the shares and <paramref name="Unexplained"/> sum to <paramref name="Effect"/>.</param>
/// <param name="Effect">Mean of the target in the batch minus that in the reference.</param>
/// <param name="Unexplained">The part of the effect that no change accounts for: 0 when something changed, all of it otherwise.</param>
/// <param name="Warnings">What was noticed, in words.</param>
public sealed record BatchFinding(bool IsChanged, IReadOnlyList<ChangedMechanism> Changed, double Effect, double Unexplained, IReadOnlyList<string> Warnings);
