namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Shapley values of a game that is known for every coalition (Shapley 1953).</summary>
public static class ShapleySums
{
    /// <summary>Shares of each player; they sum to the value of all together less that of nobody.</summary>
    /// <param name="values">Value of each coalition; bit i of the index stands for player i.</param>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        int players = System.Numerics.BitOperations.Log2((uint)values.Length);
        if (values.Length != 1 << players)
        {
            throw new ArgumentException($"{values.Length} is not the number of coalitions of any number of players", nameof(values));
        }

        double[] inside = Weights(players);
        double[] folded = new double[values.Length];
        double outside = 0;
        for (int coalition = 0; coalition < values.Length; coalition++)
        {
            // A player's share is Σ inside·v over coalitions with it minus Σ without·v over those without it.
            int size = System.Numerics.BitOperations.PopCount((uint)coalition);
            double without = size < players ? inside[size + 1] * values[coalition] : 0;
            outside += without;
            folded[coalition] = (size > 0 ? inside[size] * values[coalition] : 0) + without;
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

            shares[player] = sum - outside;
        }

        return shares;
    }

    /// <summary>By size s: (s − 1)!·(n − s)!/n!.</summary>
    private static double[] Weights(int players)
    {
        double[] weights = new double[players + 1];
        for (int size = 1; size <= players; size++)
        {
            weights[size] = size == 1 ? 1.0 / players : weights[size - 1] * (size - 1) / (players - size + 1);
        }

        return weights;
    }
}
