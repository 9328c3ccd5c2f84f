using System.Numerics;
using System.Runtime.InteropServices;

namespace BatteryTwin.Domain.Prognostics.Networks;

/// <summary>A layer y = W x + b.</summary>
/// <param name="Weights">Row by row, one row per output.</param>
/// <param name="Bias">One per output.</param>
public sealed record DenseLayer(float[] Weights, float[] Bias)
{
    public void Forward(ReadOnlySpan<float> input, Span<float> output, bool rectify)
    {
        for (int o = 0; o < Bias.Length; o++)
        {
            float sum = Bias[o] + Dot(Weights.AsSpan(o * input.Length, input.Length), input);
            output[o] = rectify && sum < 0 ? 0 : sum;
        }
    }

    /// <summary>Adds Wᵀ g to <paramref name="input"/>.</summary>
    public void Backward(ReadOnlySpan<float> gradient, Span<float> input)
    {
        for (int o = 0; o < gradient.Length; o++)
        {
            if (gradient[o] != 0)
            {
                AddScaled(Weights.AsSpan(o * input.Length, input.Length), gradient[o], input);
            }
        }
    }

    internal static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ReadOnlySpan<Vector<float>> va = MemoryMarshal.Cast<float, Vector<float>>(a);
        ReadOnlySpan<Vector<float>> vb = MemoryMarshal.Cast<float, Vector<float>>(b);
        Vector<float> sums = Vector<float>.Zero;
        for (int i = 0; i < va.Length; i++)
        {
            sums += va[i] * vb[i];
        }

        float sum = Vector.Sum(sums);
        for (int i = va.Length * Vector<float>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    internal static void AddScaled(ReadOnlySpan<float> source, float scale, Span<float> target)
    {
        ReadOnlySpan<Vector<float>> from = MemoryMarshal.Cast<float, Vector<float>>(source);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(target);
        Vector<float> factor = new(scale);
        for (int i = 0; i < from.Length; i++)
        {
            to[i] += from[i] * factor;
        }

        for (int i = from.Length * Vector<float>.Count; i < source.Length; i++)
        {
            target[i] += source[i] * scale;
        }
    }
}
