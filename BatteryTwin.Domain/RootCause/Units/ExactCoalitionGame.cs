namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Every coalition is evaluated. Not thread-safe.</summary>
internal sealed class ExactCoalitionGame(CoalitionPlan plan) : ICoalitionGame
{
    private readonly CoalitionTable _table = new(plan);
    private readonly int _coalitions = 1 << plan.Players.Length;

    public CoalitionShares Play(UnitSample sample, double[][][] own, (double Low, double High) extreme)
    {
        int fits = sample.Models.Length;
        int[][] counts = new int[fits][];
        int[] totals = new int[_coalitions];
        for (int fit = 0; fit < fits; fit++)
        {
            counts[fit] = new int[_coalitions];
            _table.Count(sample.Models[fit], sample.Noise[fit], own[fit], extreme.Low, extreme.High, counts[fit]);
            for (int i = 0; i < totals.Length; i++)
            {
                totals[i] += counts[fit][i];
            }
        }

        double[] values = new double[_coalitions];
        CoalitionWorth all = new(fits * CoalitionTable.Units);
        CoalitionWorth part = new((fits - 1) * CoalitionTable.Units);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = all[totals[i]];
        }

        double[] shares = ShapleySums.Of(values);
        double[][] without = new double[fits][];
        for (int fit = 0; fit < fits; fit++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = part[totals[i] - counts[fit][i]];
            }

            without[fit] = ShapleySums.Of(values);
        }

        return new(shares, without);
    }
}
