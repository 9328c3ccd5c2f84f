namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>
/// Chooses what the rarer class's probability is multiplied by before a class is named. With two classes of which one is rare (failures),
/// the better F1 is often not at one half; with more classes, or when nothing is gained clearly, the most probable class is named.
/// </summary>
internal static class ClassBalance
{
    private const double MinGain = 0.005;

    public static double[] Find(int[] truth, double[][] probabilities)
    {
        int classes = probabilities[0].Length;
        double[] factors = new double[classes];
        Array.Fill(factors, 1.0);
        if (classes != 2)
        {
            return factors;
        }

        int rare = truth.Count(label => label == 1) * 2 <= truth.Length ? 1 : 0;
        double best = F1(truth, probabilities, rare, 1) + MinGain;
        double factor = 1;
        // Thresholds from 0.2 to 0.8 on the rare class's probability.
        for (int percent = 20; percent <= 80; percent += 5)
        {
            double candidate = (100.0 - percent) / percent;
            double f1 = F1(truth, probabilities, rare, candidate);
            if (f1 > best)
            {
                (best, factor) = (f1, candidate);
            }
        }

        factors[rare] = factor;
        return factors;
    }

    private static double F1(int[] truth, double[][] probabilities, int rare, double factor)
    {
        int hits = 0;
        int wrong = 0;
        int missed = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            bool named = probabilities[i][rare] * factor > probabilities[i][1 - rare];
            bool real = truth[i] == rare;
            hits += named && real ? 1 : 0;
            wrong += named && !real ? 1 : 0;
            missed += !named && real ? 1 : 0;
        }

        return hits == 0 ? 0 : 2.0 * hits / ((2 * hits) + wrong + missed);
    }
}
