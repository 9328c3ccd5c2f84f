namespace BatteryTwin.Domain.RootCause.Investigations.Priors;

/// <summary>
/// Experience of earlier investigations, by variable and kind of place: the odds of the mean of a Beta distribution that begins at
/// Beta(<see cref="Strength"/>, <see cref="Strength"/>) and counts confirmations against rejections. The factor is kept within 1/<see cref="Most"/> to <see cref="Most"/>,
/// so that experience settles what the data leave open and never what they show: it neither makes a cause nor removes one.
/// </summary>
public sealed class CausePriors
{
    /// <summary>Judgements that the even start is worth, on either side: three confirmations give 1.4.</summary>
    public const double Strength = 7.5;

    /// <summary>Greatest factor.</summary>
    public const double Most = 2;

    private readonly Dictionary<(string Node, string PlaceKind), CausePrior> _priors;

    /// <param name="past">Judgements of other investigations; parked causes say nothing.</param>
    public CausePriors(IEnumerable<PastVerdict> past) => _priors = past
        .GroupBy(verdict => (verdict.Node, verdict.PlaceKind))
        .ToDictionary(same => same.Key, same => Of(same.Count(verdict => verdict.Verdict == Verdict.Confirmed), same.Count(verdict => verdict.Verdict == Verdict.Rejected)));

    public CausePrior For(string node, string placeKind) => _priors.GetValueOrDefault((node, placeKind), CausePrior.None);

    private static CausePrior Of(int confirmed, int rejected) => new(Math.Clamp((Strength + confirmed) / (Strength + rejected), 1 / Most, Most), confirmed, rejected);
}
