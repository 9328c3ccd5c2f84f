using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Ingest.Prognostics.Forecasts;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>
/// The distribution of a remaining life in running hours, through the quantiles that the forecast gives, as schedules count with it. Nothing is said beyond its ends.
/// </summary>
public sealed class RemainingLife
{
    private const int CurveSteps = 48;

    private readonly LifeQuantile[] _quantiles;
    private readonly IReadOnlyList<LifeQuantile> _told;
    private readonly QuantileLife? _life;

    /// <param name="quantiles">Points of the distribution, in any order; probabilities and hours rise together.</param>
    /// <param name="capHours">Life above which the model does not tell lives apart; null for none.</param>
    public RemainingLife(IEnumerable<LifeQuantile> quantiles, double? capHours = null)
    {
        _quantiles = [.. quantiles.Where(point => double.IsFinite(point.Hours) && point.Probability is >= 0 and <= 1).OrderBy(point => point.Probability)];
        _told = ForecastDistribution.Told(_quantiles, capHours);
        _life = ForecastDistribution.Of(_quantiles, capHours);
    }

    /// <summary>True when there is no distribution.</summary>
    public bool IsEmpty => _quantiles.Length < 2;

    public IReadOnlyList<LifeQuantile> Quantiles => _quantiles;

    /// <summary>Hours before which the component fails with a probability; null outside the distribution.</summary>
    public double? Hours(double probability)
    {
        const double Slack = 1e-9;
        if (IsEmpty || probability < _quantiles[0].Probability - Slack || probability > _quantiles[^1].Probability + Slack)
        {
            return null;
        }

        // At a quantile its own hours; above the last one that is told apart, those of the next, which mean "or more".
        int next = Array.FindIndex(_quantiles, point => point.Probability >= probability - Slack);
        return _life is null || _quantiles[next].Probability <= probability + Slack || probability > _told[^1].Probability ? _quantiles[next].Hours : _life.QuantileHours(probability);
    }

    /// <summary>The central interval that holds the life with a coverage, 0..1; null when the distribution does not reach so far.</summary>
    public (double Low, double High)? Central(double coverage) =>
        Hours((1 - coverage) / 2) is { } low && Hours((1 + coverage) / 2) is { } high ? (low, high) : null;

    /// <summary>Probability that the component fails before it has run some hours more; null where the model does not tell.</summary>
    public LifeChance? FailsWithin(double hours)
    {
        if (IsEmpty)
        {
            return null;
        }

        if (hours < _quantiles[0].Hours)
        {
            return new(_quantiles[0].Probability, -1);
        }

        if (_told.Count == 0)
        {
            return null;
        }

        return hours >= _told[^1].Hours ? new(_told[^1].Probability, 1)
            : _life is null ? null
            : new(_life.FailureProbability(hours), 0);
    }

    /// <summary>Points along the distribution, from the first to the last quantile that is told apart; empty where there is no curve.</summary>
    public IEnumerable<(double Probability, double Hours)> Curve()
    {
        if (_life is null)
        {
            return [];
        }

        (double first, double last) = (_told[0].Hours, _told[^1].Hours);
        return _told.Select(point => point.Hours).Concat(Enumerable.Range(1, CurveSteps - 1).Select(step => first + ((last - first) * step / CurveSteps))).Distinct().Order()
            .Select(hours => (_life.FailureProbability(hours), hours));
    }
}
