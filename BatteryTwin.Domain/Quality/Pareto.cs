namespace BatteryTwin.Domain.Quality;

/// <summary>The few categories that make most of it.</summary>
public static class Pareto
{
    public const string Other = "other";

    /// <param name="amounts">Amount by category; zeros are left out.</param>
    /// <param name="most">Most bars, the last of which may be <see cref="Other"/>.</param>
    /// <exception cref="ArgumentException">A negative amount.</exception>
    public static IReadOnlyList<ParetoBar> Of(IEnumerable<KeyValuePair<string, double>> amounts, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        KeyValuePair<string, double>[] sorted = [.. amounts.Where(amount => amount.Value != 0).OrderByDescending(amount => amount.Value).ThenBy(amount => amount.Key, StringComparer.Ordinal)];
        if (Array.Exists(sorted, amount => !(amount.Value > 0)))
        {
            throw new ArgumentException("amounts of a Pareto chart cannot be negative", nameof(amounts));
        }

        if (sorted.Length > most)
        {
            sorted = [.. sorted[..(most - 1)], new(Other, sorted[(most - 1)..].Sum(amount => amount.Value))];
        }

        double all = sorted.Sum(amount => amount.Value);
        double before = 0;
        return [.. sorted.Select(amount => new ParetoBar(amount.Key, amount.Value, amount.Value / all, (before += amount.Value) / all))];
    }
}
