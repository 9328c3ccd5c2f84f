using System.Collections.Concurrent;
using System.Numerics;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Shapley values of a game that is known for every coalition (Shapley 1953).</summary>
public static class ShapleySums
{
    private static readonly ConcurrentDictionary<int, (double[] Both, double[] Outside)> s_weights = new();

    /// <summary>Shares of each player; they sum to the value of all together less that of nobody.</summary>
    /// <param name="values">Value of each coalition; bit i of the index stands for player i.</param>
    public static double[] Of(ReadOnlySpan<double> values) => Of(values, new double[values.Length]);

    /// <summary>The same, with a buffer of the same length to work in.</summary>
    internal static double[] Of(ReadOnlySpan<double> values, Span<double> folded)
    {
        int players = BitOperations.Log2((uint)values.Length);
        if (values.Length != 1 << players)
        {
            throw new ArgumentException($"{values.Length} is not the number of coalitions of any number of players", nameof(values));
        }

        // A player's share is Σ inside·v over coalitions with it minus Σ outside·v over those without it: (inside + outside)·v over those with it, minus Σ outside·v over all.
        (double[] both, double[] outside) = s_weights.GetOrAdd(players, Weights);
        double sumOutside = 0;
        for (int coalition = 0; coalition < values.Length; coalition++)
        {
            sumOutside += outside[coalition] * values[coalition];
            folded[coalition] = both[coalition] * values[coalition];
        }

        double[] shares = new double[players];
        for (int player = players - 1; player >= 0; player--)
        {
            int half = 1 << player;
            double sum = 0;
            for (int i = 0; i < half; i++)
            {
                sum += folded[half + i];
                folded[i] += folded[half + i];
            }

            shares[player] = sum - sumOutside;
        }

        return shares;
    }

    private static (double[] Both, double[] Outside) Weights(int players)
    {
        double[] inside = new double[players + 2];
        for (int size = 1; size <= players; size++)
        {
            // (s − 1)!·(n − s)!/n!
            inside[size] = size == 1 ? 1.0 / players : inside[size - 1] * (size - 1) / (players - size + 1);
        }

        double[] both = new double[1 << players];
        double[] outside = new double[1 << players];
        for (int coalition = 0; coalition < both.Length; coalition++)
        {
            int size = BitOperations.PopCount((uint)coalition);
            outside[coalition] = inside[size + 1];
            both[coalition] = inside[size] + inside[size + 1];
        }

        return (both, outside);
    }
}
