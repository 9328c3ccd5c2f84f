using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>The one way from the quantiles of a forecast to a distribution of life: for pages, chances before a stop and the costs of waiting alike.</summary>
public static class ForecastDistribution
{
    /// <summary>Share of the cap from which a life counts as being beyond what the model tells apart.</summary>
    private const double NearCap = 0.98;

    /// <summary>True for a life that the model cannot tell from longer ones.</summary>
    public static bool IsBeyond(double hours, double? capHours) => hours >= NearCap * capHours;

    /// <summary>The quantiles below the cap, ascending in probability: at the cap a quantile says "this or more", not "this".</summary>
    public static IReadOnlyList<LifeQuantile> Told(IEnumerable<LifeQuantile> quantiles, double? capHours) =>
        [.. quantiles.Where(point => double.IsFinite(point.Hours) && point.Probability is >= 0 and <= 1 && !IsBeyond(point.Hours, capHours)).OrderBy(point => point.Probability).ThenBy(point => point.Hours)];

    /// <summary>The distribution through the quantiles below the cap; null when there are too few to draw one, or they contradict each other.</summary>
    public static QuantileLife? Of(IEnumerable<LifeQuantile> quantiles, double? capHours)
    {
        IReadOnlyList<LifeQuantile> told = Told(quantiles, capHours);
        if (told.Count < 2)
        {
            return null;
        }

        try
        {
            return new(told.Select(point => new LifePoint(point.Probability, point.Hours)));
        }
        catch (ArgumentException)
        {
            // Crossing quantiles, or all at one hour: no distribution has them.
            return null;
        }
    }
}
