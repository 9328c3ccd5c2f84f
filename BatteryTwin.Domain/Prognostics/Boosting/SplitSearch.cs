using System.Numerics;
using System.Runtime.InteropServices;

namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// Finds the split of a feature that lowers the second-order loss most: gain = Gl²/(Hl+λ) + Gr²/(Hr+λ) − G²/(H+λ)
/// (Chen and Guestrin, XGBoost, KDD 2016, equation 7, without the factor ½).
/// </summary>
internal readonly struct SplitSearch(float gradientStep, float hessianStep, float l2, float minLeafWeight)
{
    /// <summary>Best split of one feature.</summary>
    /// <param name="sums">Packed derivative sums by bin.</param>
    /// <param name="bins">Bins in use.</param>
    /// <param name="packedFeature">What the result is called.</param>
    public Split Best(ReadOnlySpan<long> sums, int bins, int packedFeature)
    {
        Span<float> left = stackalloc float[FeatureBins.MaxBins];
        Span<float> leftWeight = stackalloc float[FeatureBins.MaxBins];
        long total = 0;
        for (int bin = 0; bin < bins; bin++)
        {
            total += sums[bin];
            left[bin] = total >> 32;
            leftWeight[bin] = (uint)total;
        }

        // After the last bin nothing is left for the right side.
        int candidates = bins - 1;
        float all = (total >> 32) * gradientStep;
        float weight = (uint)total * hessianStep;
        float parent = all * all / (weight + l2);
        return Scan(left[..candidates], leftWeight[..candidates], all, weight, parent, packedFeature);
    }

    private Split Scan(ReadOnlySpan<float> left, ReadOnlySpan<float> leftWeight, float all, float weight, float parent, int packedFeature)
    {
        int width = Vector<float>.Count;
        float bestGain = 0;
        int bestBin = -1;
        int bin = 0;
        ReadOnlySpan<Vector<float>> lefts = MemoryMarshal.Cast<float, Vector<float>>(left);
        ReadOnlySpan<Vector<float>> weights = MemoryMarshal.Cast<float, Vector<float>>(leftWeight);
        for (int v = 0; v < lefts.Length; v++, bin += width)
        {
            Vector<float> gl = lefts[v] * gradientStep;
            Vector<float> hl = weights[v] * hessianStep;
            Vector<float> gr = new Vector<float>(all) - gl;
            Vector<float> hr = new Vector<float>(weight) - hl;
            Vector<float> gain = (gl * gl / (hl + new Vector<float>(l2))) + (gr * gr / (hr + new Vector<float>(l2))) - new Vector<float>(parent);
            Vector<int> allowed = Vector.GreaterThanOrEqual(hl, new Vector<float>(minLeafWeight)) & Vector.GreaterThanOrEqual(hr, new Vector<float>(minLeafWeight))
                & Vector.GreaterThan(gain, new Vector<float>(bestGain));
            if (allowed == Vector<int>.Zero)
            {
                continue;
            }

            for (int lane = 0; lane < width; lane++)
            {
                if (allowed[lane] != 0 && gain[lane] > bestGain)
                {
                    (bestGain, bestBin) = (gain[lane], bin + lane);
                }
            }
        }

        for (; bin < left.Length; bin++)
        {
            float gl = left[bin] * gradientStep;
            float hl = leftWeight[bin] * hessianStep;
            float gr = all - gl;
            float hr = weight - hl;
            float gain = (gl * gl / (hl + l2)) + (gr * gr / (hr + l2)) - parent;
            if (hl >= minLeafWeight && hr >= minLeafWeight && gain > bestGain)
            {
                (bestGain, bestBin) = (gain, bin);
            }
        }

        // Rounding of large sums must not pass for a gain.
        return bestBin < 0 || bestGain <= 1e-5f * parent ? Split.None : new(packedFeature, bestBin, bestGain);
    }
}
