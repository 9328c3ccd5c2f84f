using BatteryTwin.Ingest.Prognostics.Forecasts;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>
/// The distribution of a remaining life in running hours, straight between the quantiles that the forecast gives. Nothing is said beyond its ends.
/// </summary>
public sealed class RemainingLife
{
    /// <summary>Share of the cap from which a life counts as being beyond what the model tells apart.</summary>
    private const double NearCap = 0.98;

    private readonly LifeQuantile[] _quantiles;
    private readonly LifeQuantile[] _told;

    /// <param name="quantiles">Points of the distribution, in any order; probabilities and hours rise together.</param>
    /// <param name="capHours">Life above which the model does not tell lives apart; null for none.</param>
    public RemainingLife(IEnumerable<LifeQuantile> quantiles, double? capHours = null)
    {
        _quantiles = [.. quantiles.Where(point => double.IsFinite(point.Hours) && point.Probability is >= 0 and <= 1).OrderBy(point => point.Probability)];
        _told = [.. _quantiles.Where(point => !IsBeyond(point.Hours, capHours))];
    }

    /// <summary>True when there is no distribution.</summary>
    public bool IsEmpty => _quantiles.Length < 2;

    public IReadOnlyList<LifeQuantile> Quantiles => _quantiles;

    /// <summary>Hours before which the component fails with a probability; null outside the distribution.</summary>
    public double? Hours(double probability)
    {
        if (IsEmpty || probability < _quantiles[0].Probability - 1e-9 || probability > _quantiles[^1].Probability + 1e-9)
        {
            return null;
        }

        int right = Math.Max(1, Array.FindIndex(_quantiles, point => point.Probability >= probability - 1e-9));
        (LifeQuantile low, LifeQuantile high) = (_quantiles[right - 1], _quantiles[right]);
        double width = high.Probability - low.Probability;
        return width <= 0 ? high.Hours : low.Hours + ((high.Hours - low.Hours) * Math.Clamp((probability - low.Probability) / width, 0, 1));
    }

    /// <summary>The central interval that holds the life with a coverage, 0..1; null when the distribution does not reach so far.</summary>
    public (double Low, double High)? Central(double coverage) =>
        Hours((1 - coverage) / 2) is { } low && Hours((1 + coverage) / 2) is { } high ? (low, high) : null;

    /// <summary>True for a life that the model cannot tell from longer ones.</summary>
    public static bool IsBeyond(double hours, double? capHours) => hours >= NearCap * capHours;

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

        if (_told.Length == 0)
        {
            return null;
        }

        if (hours >= _told[^1].Hours)
        {
            return new(_told[^1].Probability, 1);
        }

        int right = Math.Max(1, Array.FindIndex(_quantiles, point => point.Hours > hours));
        (LifeQuantile low, LifeQuantile high) = (_quantiles[right - 1], _quantiles[right]);
        return new(low.Probability + ((high.Probability - low.Probability) * (hours - low.Hours) / (high.Hours - low.Hours)), 0);
    }
}
