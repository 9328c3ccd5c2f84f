using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// For graphs with too many coalitions: shares are averaged over random orders of joining, each with its reverse (Castro, Gómez and Tejada 2009). When a
/// noise joins, its node and what follows from it are computed anew.
/// </summary>
internal sealed class SampledCoalitionGame : ICoalitionGame
{
    private const int Orders = 32;

    private readonly CoalitionPlan _plan;
    private readonly int[][] _affected;

    public SampledCoalitionGame(CausalGraph graph, CoalitionPlan plan)
    {
        _plan = plan;
        HashSet<int> players = [.. plan.Players];
        _affected = [.. plan.Players.Select(node =>
        {
            IReadOnlySet<int> after = graph.WithDescendants(node);
            return graph.Order.Where(other => after.Contains(other) && players.Contains(other)).ToArray();
        })];
    }

    public CoalitionShares Play(UnitSample sample, double[][][] own, (double Low, double High) extreme)
    {
        int fits = sample.Models.Length;
        int players = _plan.Players.Length;
        CoalitionShares shares = new(new double[players], [.. Enumerable.Range(0, fits).Select(_ => new double[players])]);
        CoalitionWorth all = new(fits * CoalitionTable.Units);
        CoalitionWorth part = new((fits - 1) * CoalitionTable.Units);
        int[] order = [.. Enumerable.Range(0, players)];
        for (int round = 0; round < Orders; round++)
        {
            if (round % 2 == 0)
            {
                Shuffle(order, SeededNoise.Mix(sample.Seed, (ulong)round));
            }
            else
            {
                Array.Reverse(order);
            }

            Join(sample, own, extreme, order, shares, all, part);
        }

        return shares;
    }

    private void Join(UnitSample sample, double[][][] own, (double Low, double High) extreme, int[] order, CoalitionShares shares, CoalitionWorth all, CoalitionWorth part)
    {
        int fits = sample.Models.Length;
        double[][][] noise = [.. sample.Noise.Select(fit => fit.ToArray())];
        double[][][] values = [.. sample.Models.Select((model, fit) => model.Simulate(noise[fit]))];
        int[] counts = [.. values.Select(fit => Count(fit, extreme))];
        for (int i = 0; i < order.Length; i++)
        {
            int[] before = [.. counts];
            int node = _plan.Players[order[i]];
            for (int fit = 0; fit < fits; fit++)
            {
                noise[fit][node] = own[fit][node];
                foreach (int affected in _affected[order[i]])
                {
                    sample.Models[fit].Evaluate(affected, values[fit], noise[fit][affected], values[fit][affected]);
                }

                counts[fit] = Count(values[fit], extreme);
            }

            int total = counts.Sum();
            int totalBefore = before.Sum();
            shares.All[order[i]] += (all[total] - all[totalBefore]) / Orders;
            for (int fit = 0; fit < fits; fit++)
            {
                shares.WithoutFit[fit][order[i]] += (part[total - counts[fit]] - part[totalBefore - before[fit]]) / Orders;
            }
        }
    }

    private int Count(double[][] values, (double Low, double High) extreme) => values[_plan.Players[^1]].Count(value => value >= extreme.Low && value <= extreme.High);

    private static void Shuffle(int[] order, ulong seed)
    {
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = (int)(SeededNoise.Uniform(seed, i) * (i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
