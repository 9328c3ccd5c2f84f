using MathNet.Numerics;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>
/// Is a 1 as frequent in the batch as in the reference, stratum by stratum? Exact: given the totals of each stratum, the ones of the batch follow
/// hypergeometric distributions, and their sum the convolution of these (the exact Cochran-Mantel-Haenszel test; one stratum gives Fisher's).
/// </summary>
internal static class StratifiedTest
{
    /// <summary>Two-sided p-value: twice the smaller tail.</summary>
    public static double PValue(IEnumerable<Stratum> strata)
    {
        double[] distribution = [1];
        int start = 0;
        int observed = 0;
        foreach (Stratum stratum in strata.Where(stratum => stratum.IsInformative))
        {
            int ones = stratum.ReferenceOnes + stratum.BatchOnes;
            int least = Math.Max(0, ones - stratum.Reference);
            int most = Math.Min(ones, stratum.Batch);
            double all = SpecialFunctions.BinomialLn(stratum.Reference + stratum.Batch, ones);
            double[] chances = [.. Enumerable.Range(least, most - least + 1).Select(count =>
                Math.Exp(SpecialFunctions.BinomialLn(stratum.Batch, count) + SpecialFunctions.BinomialLn(stratum.Reference, ones - count) - all))];
            distribution = Convolve(distribution, chances);
            start += least;
            observed += stratum.BatchOnes;
        }

        int place = observed - start;
        double lower = distribution.Take(place + 1).Sum();
        double upper = distribution.Skip(place).Sum();
        return Math.Min(1, 2 * Math.Min(lower, upper));
    }

    private static double[] Convolve(double[] a, double[] b)
    {
        double[] sum = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                sum[i + j] += a[i] * b[j];
            }
        }

        return sum;
    }
}
