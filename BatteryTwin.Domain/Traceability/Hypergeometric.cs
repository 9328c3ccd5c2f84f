using MathNet.Numerics;

namespace BatteryTwin.Domain.Traceability;

/// <summary>Drawing without replacement.</summary>
public static class Hypergeometric
{
    /// <summary>
    /// Probability of at least <paramref name="hits"/> marked ones among <paramref name="drawn"/> drawn from <paramref name="all"/> of which <paramref name="marked"/> are marked:
    /// the one-sided exact test of Fisher. Exact to rounding: terms by logarithms of factorials, summed from the smaller side.
    /// </summary>
    public static double UpperTail(int hits, int drawn, int marked, int all)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, all);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(marked, all);
        int least = Math.Max(0, drawn + marked - all);
        int most = Math.Min(drawn, marked);
        if (hits <= least)
        {
            return 1;
        }

        if (hits > most)
        {
            return 0;
        }

        // Above the mode the terms fall: the tail converges at once. Below it the other side does.
        double mode = (drawn + 1.0) * (marked + 1.0) / (all + 2.0);
        return hits > mode ? Sum(hits, most, 1) : 1 - Sum(hits - 1, least, -1);

        double Sum(int from, int to, int step)
        {
            double term = Math.Exp(SpecialFunctions.BinomialLn(marked, from) + SpecialFunctions.BinomialLn(all - marked, drawn - from) - SpecialFunctions.BinomialLn(all, drawn));
            double sum = 0;
            for (int at = from; at != to + step && term > sum * 1e-17; at += step)
            {
                sum += term;
                term *= step > 0
                    ? (double)(marked - at) * (drawn - at) / ((at + 1.0) * (all - marked - drawn + at + 1.0))
                    : at * (double)(all - marked - drawn + at) / ((marked - at + 1.0) * (drawn - at + 1.0));
            }

            return Math.Min(1, sum);
        }
    }
}
