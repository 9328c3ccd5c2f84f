using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>Sums of packed derivatives by feature and bin, for the rows of one node; <c>[block][feature in block][bin]</c>.</summary>
internal sealed class NodeHistogram(int blocks)
{
    internal const int FeatureStride = FeatureBins.MaxBins;
    internal const int BlockStride = BinnedMatrix.BlockWidth * FeatureStride;

    private readonly long[] _sums = new long[blocks * BlockStride];

    public ReadOnlySpan<long> Feature(int packedFeature) => _sums.AsSpan(packedFeature * FeatureStride, FeatureStride);

    /// <summary>Replaces one block by the sums over these rows.</summary>
    public void Accumulate(int block, ulong[] words, ReadOnlySpan<int> rows, ReadOnlySpan<long> gradients)
    {
        Span<long> sums = _sums.AsSpan(block * BlockStride, BlockStride);
        sums.Clear();
        ref long at = ref MemoryMarshal.GetReference(sums);
        ref ulong word = ref MemoryMarshal.GetArrayDataReference(words);
        ref long gradient = ref MemoryMarshal.GetReference(gradients);
        // Bounds are checked by construction: rows index words and gradients, a byte indexes a feature's bins.
        foreach (int row in rows)
        {
            ulong bins = Unsafe.Add(ref word, row);
            long g = Unsafe.Add(ref gradient, row);
            Unsafe.Add(ref at, (nint)(bins & 0xFF)) += g;
            Unsafe.Add(ref at, (nint)(((bins >> 8) & 0xFF) + FeatureStride)) += g;
            Unsafe.Add(ref at, (nint)(((bins >> 16) & 0xFF) + (2 * FeatureStride))) += g;
            Unsafe.Add(ref at, (nint)(((bins >> 24) & 0xFF) + (3 * FeatureStride))) += g;
            Unsafe.Add(ref at, (nint)(((bins >> 32) & 0xFF) + (4 * FeatureStride))) += g;
            Unsafe.Add(ref at, (nint)(((bins >> 40) & 0xFF) + (5 * FeatureStride))) += g;
            Unsafe.Add(ref at, (nint)(((bins >> 48) & 0xFF) + (6 * FeatureStride))) += g;
            Unsafe.Add(ref at, (nint)((bins >> 56) + (7 * FeatureStride))) += g;
        }
    }

    /// <summary>What is left of a parent's sums when those of one child are taken away: the other child's.</summary>
    public void Subtract(int block, NodeHistogram child)
    {
        Span<Vector<long>> sums = MemoryMarshal.Cast<long, Vector<long>>(_sums.AsSpan(block * BlockStride, BlockStride));
        ReadOnlySpan<Vector<long>> others = MemoryMarshal.Cast<long, Vector<long>>(child._sums.AsSpan(block * BlockStride, BlockStride));
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] -= others[i];
        }
    }
}
