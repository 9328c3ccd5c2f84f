namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Every coalition is evaluated. Not thread-safe.</summary>
internal sealed class ExactCoalitionGame(CoalitionPlan plan) : ICoalitionGame
{
    private readonly CoalitionTable _table = new(plan);
    private readonly int[][] _counts = [.. Enumerable.Range(0, UnitSample.Fits).Select(_ => new int[1 << plan.Players.Length])];
    private readonly int[] _totals = new int[1 << plan.Players.Length];
    private readonly double[] _values = new double[1 << plan.Players.Length];
    private readonly double[] _folded = new double[1 << plan.Players.Length];
    private readonly CoalitionWorth _all = new(UnitSample.Fits * CoalitionTable.Units);
    private readonly CoalitionWorth _part = new((UnitSample.Fits - 1) * CoalitionTable.Units);

    public CoalitionShares Play(UnitSample sample, double[][][] own, (double Low, double High) extreme)
    {
        Array.Clear(_totals);
        for (int fit = 0; fit < _counts.Length; fit++)
        {
            int[] counts = _counts[fit];
            _table.Count(sample.Models[fit], sample.Noise[fit], own[fit], extreme.Low, extreme.High, counts);
            for (int i = 0; i < counts.Length; i++)
            {
                _totals[i] += counts[i];
            }
        }

        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = _all[_totals[i]];
        }

        return new(ShapleySums.Of(_values, _folded), [.. _counts.Select(Without)]);
    }

    private double[] Without(int[] counts)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = _part[_totals[i] - counts[i]];
        }

        return ShapleySums.Of(_values, _folded);
    }
}
