using System.Numerics;
using System.Runtime.InteropServices;

namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>A constant plus weighted parents and products of two parents, in the parents' own units.</summary>
internal sealed class Polynomial(double constant, PolynomialTerm[] terms, double[] weights)
{
    public static Polynomial Constant(double value) => new(value, [], []);

    /// <summary>The sum of two over the same parents.</summary>
    public Polynomial Plus(Polynomial other) => new(constant + other.Start, [.. terms, .. other.Terms], [.. weights, .. other.Weights]);

    /// <summary>offset + factor · this.</summary>
    public Polynomial Scaled(double offset, double factor) => new(offset + (factor * constant), terms, [.. weights.Select(weight => factor * weight)]);

    private double Start => constant;

    private PolynomialTerm[] Terms => terms;

    private double[] Weights => weights;

    public double At(ReadOnlySpan<double> parents)
    {
        double sum = constant;
        for (int i = 0; i < terms.Length; i++)
        {
            double product = weights[i] * parents[terms[i].First];
            sum += terms[i].IsLinear ? product : product * parents[terms[i].Second];
        }

        return sum;
    }

    /// <summary>Values for a run of units.</summary>
    public void At(ReadOnlySpan<Column> parents, Span<double> values)
    {
        if (terms.Length == 2 && terms[0].IsLinear && terms[1].IsLinear)
        {
            Sum(values, constant, weights[0], parents[terms[0].First].Read(values.Length), weights[1], parents[terms[1].First].Read(values.Length));
            return;
        }

        values.Fill(constant);
        for (int i = 0; i < terms.Length; i++)
        {
            ReadOnlySpan<double> first = parents[terms[i].First].Read(values.Length);
            if (terms[i].IsLinear)
            {
                Add(values, weights[i], first);
            }
            else
            {
                Add(values, weights[i], first, parents[terms[i].Second].Read(values.Length));
            }
        }
    }

    /// <summary>The commonest form, in one pass.</summary>
    private static void Sum(Span<double> values, double constant, double weight, ReadOnlySpan<double> x, double otherWeight, ReadOnlySpan<double> y)
    {
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(values);
        ReadOnlySpan<Vector<double>> xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        Vector<double> start = new(constant);
        Vector<double> w = new(weight);
        Vector<double> v = new(otherWeight);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = start + (w * xs[i]) + (v * ys[i]);
        }

        for (int i = sums.Length * Vector<double>.Count; i < values.Length; i++)
        {
            values[i] = constant + (weight * x[i]) + (otherWeight * y[i]);
        }
    }

    private static void Add(Span<double> values, double weight, ReadOnlySpan<double> x)
    {
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(values);
        ReadOnlySpan<Vector<double>> xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        Vector<double> w = new(weight);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += w * xs[i];
        }

        for (int i = sums.Length * Vector<double>.Count; i < values.Length; i++)
        {
            values[i] += weight * x[i];
        }
    }

    private static void Add(Span<double> values, double weight, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(values);
        ReadOnlySpan<Vector<double>> xs = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        Vector<double> w = new(weight);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += w * xs[i] * ys[i];
        }

        for (int i = sums.Length * Vector<double>.Count; i < values.Length; i++)
        {
            values[i] += weight * x[i] * y[i];
        }
    }
}
