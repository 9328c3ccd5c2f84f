namespace BatteryTwin.Domain.RootCause.Investigations.Priors;

/// <summary>What earlier investigations make of a variable at a kind of place.</summary>
/// <param name="Factor">What the odds of the cause are multiplied with; 1 without experience.</param>
/// <param name="Confirmed">How often it was confirmed.</param>
/// <param name="Rejected">How often it was rejected.</param>
public sealed record CausePrior(double Factor, int Confirmed, int Rejected)
{
    public static CausePrior None { get; } = new(1, 0, 0);
}
