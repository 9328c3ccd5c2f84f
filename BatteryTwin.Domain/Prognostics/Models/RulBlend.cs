namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Finds how much the networks should count beside the trees, by out-of-fold predictions.</summary>
/// <param name="truth">Capped remaining life.</param>
/// <param name="cap">The cap.</param>
internal sealed class RulBlend(float[] truth, double cap)
{
    /// <summary>The networks must lower the error by this share to be used at all.</summary>
    private const double MinGain = 0.005;

    private const double MostShare = 0.7;

    /// <summary>Weight of the networks with the smallest error; 0 when they earn no place.</summary>
    public double Share(double[] trees, double[] networks)
    {
        double best = Error(trees) * (1 - MinGain);
        double share = 0;
        for (double candidate = 0.1; candidate <= MostShare; candidate += 0.1)
        {
            double error = Error(Of(trees, networks, candidate));
            if (error < best)
            {
                (best, share) = (error, Math.Round(candidate, 1));
            }
        }

        return share;
    }

    public double[] Of(double[] trees, double[] networks, double share)
    {
        double[] blended = new double[trees.Length];
        for (int i = 0; i < blended.Length; i++)
        {
            blended[i] = RulModel.Blend(trees[i], networks[i], share, cap);
        }

        return blended;
    }

    /// <summary>Root mean square error of predictions held between 0 and the cap.</summary>
    public double Error(double[] predicted)
    {
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            double d = Math.Clamp(predicted[i], 0, cap) - truth[i];
            sum += d * d;
        }

        return Math.Sqrt(sum / truth.Length);
    }
}
