namespace BatteryTwin.Domain.RootCause.Investigations.Priors;

/// <summary>
/// How sure a proposed cause is, 0 to 1. The odds that the variable changed there are what its evidence has beyond chance (natural logarithm), lessened by missing values and
/// at most <see cref="MostOdds"/> to 1, because the graph may be wrong; they are multiplied with the prior of earlier investigations. Times the probability that
/// the change made defects at all, from the interval of its contribution.
/// </summary>
public static class Certainty
{
    /// <summary>Log-likelihood ratio that chance alone reaches among all variables, places and times that are looked at (see <see cref="Plant.PlantAttributionOptions.LeastEvidence"/>).</summary>
    public const double ChanceEvidence = 12;

    /// <summary>Odds that no evidence within the data goes beyond: of 211 synthetic plants with random faults, 203 were answered with exactly the right causes (decision record 21).</summary>
    public const double MostOdds = 25;

    private const double IntervalWidths = 2 * 1.96;

    /// <param name="evidence">Log-likelihood ratio of the change.</param>
    /// <param name="missing">Share of the changed rows without a value.</param>
    /// <param name="prior">Factor of the odds.</param>
    /// <param name="contribution">Defects that would not have been.</param>
    /// <param name="low">Lower end of its 95 % interval.</param>
    /// <param name="high">Upper end.</param>
    public static double Of(double evidence, double missing, double prior, double contribution, double low, double high)
    {
        double logOdds = Math.Min((evidence * (1 - missing)) - ChanceEvidence, Math.Log(MostOdds)) + Math.Log(prior);
        double spread = (high - low) / IntervalWidths;
        double harms = spread > 0 ? MathNet.Numerics.Distributions.Normal.CDF(0, spread, contribution) : contribution > 0 ? 1 : 0;
        return harms / (1 + Math.Exp(-logOdds));
    }
}
