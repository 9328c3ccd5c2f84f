using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>
/// How much of the change of the target's mean each changed mechanism explains: Shapley shares of a game in which a coalition of mechanisms is worth the
/// target's mean with these as in the batch and all others as in the reference (Budhathoki, Janzing, Blöbaum and Ng 2021).
/// </summary>
internal sealed class ChangeShares(int target, int units)
{
    private const ulong Design = 15485863;
    private const int MostExact = 5;
    private const int Orders = 12;

    /// <summary>Shares by changed mechanism, before they are matched to the effect that was seen.</summary>
    public double[] Of(StructuralModel reference, IReadOnlyList<int> changed, IReadOnlyList<Mechanism> batch)
    {
        Dictionary<int, double> known = [];
        double Worth(int coalition)
        {
            if (!known.TryGetValue(coalition, out double mean))
            {
                known[coalition] = mean = Mean(reference, changed, batch, coalition);
            }

            return mean;
        }

        return changed.Count <= MostExact
            ? Units.ShapleySums.Of([.. Enumerable.Range(0, 1 << changed.Count).Select(Worth)])
            : Sampled(changed.Count, Worth);
    }

    private double Mean(StructuralModel reference, IReadOnlyList<int> changed, IReadOnlyList<Mechanism> batch, int coalition)
    {
        Mechanism?[] others = new Mechanism?[reference.Graph.Nodes.Count];
        for (int i = 0; i < changed.Count; i++)
        {
            others[changed[i]] = ((coalition >> i) & 1) == 1 ? batch[i] : null;
        }

        StructuralModel mixed = reference.With(others);
        return TargetMean.Of(mixed, mixed.Simulate(mixed.DrawNoise(units, Design, Design)), target);
    }

    private static double[] Sampled(int players, Func<int, double> worth)
    {
        double[] shares = new double[players];
        for (int round = 0; round < Orders; round++)
        {
            int[] order = [.. Enumerable.Range(0, players).OrderBy(player => SeededNoise.Uniform(Design + (ulong)(round / 2), player))];
            if (round % 2 == 1)
            {
                Array.Reverse(order);
            }

            int coalition = 0;
            foreach (int player in order)
            {
                double before = worth(coalition);
                coalition |= 1 << player;
                shares[player] += (worth(coalition) - before) / Orders;
            }
        }

        return shares;
    }
}
