namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>What several causes explain together: worked out in the causal model with all of them taken away at once, so that units which failed by either, or only by both, are counted right.</summary>
/// <param name="Causes">Keys of the causes, the largest contribution first.</param>
/// <param name="Contribution">Failed units that would not have been without them.</param>
/// <param name="Listed">The same of the named units; null when none were named.</param>
public sealed record JointContribution(IReadOnlyList<string> Causes, Avoided Contribution, Avoided? Listed = null)
{
    /// <summary>Whether it is about just these causes.</summary>
    public bool IsOf(IReadOnlySet<string> keys) => keys.Count == Causes.Count && Causes.All(keys.Contains);
}
