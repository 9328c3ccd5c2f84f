using System.Numerics;
using System.Runtime.InteropServices;

namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>Weighted sums of products of columns: what least squares need.</summary>
internal static class GramMatrix
{
    /// <summary>Xᵀ·W·X with <paramref name="ridge"/> added on the diagonal, the first column (ones) excepted.</summary>
    public static double[][] Of(double[][] columns, ReadOnlySpan<double> rowWeights, double ridge)
    {
        int count = columns.Length;
        double[][] gram = new double[count][];
        double[] weighted = new double[rowWeights.Length];
        for (int i = 0; i < count; i++)
        {
            gram[i] = new double[count];
        }

        for (int i = 0; i < count; i++)
        {
            Multiply(columns[i], rowWeights, weighted);
            for (int j = 0; j <= i; j++)
            {
                gram[i][j] = gram[j][i] = Dot(weighted, columns[j]);
            }

            gram[i][i] += i == 0 ? 0 : ridge;
        }

        return gram;
    }

    /// <summary>Xᵀ·W·y.</summary>
    public static double[] Times(double[][] columns, ReadOnlySpan<double> rowWeights, ReadOnlySpan<double> y)
    {
        double[] weighted = new double[rowWeights.Length];
        Multiply(y, rowWeights, weighted);
        double[] products = new double[columns.Length];
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = Dot(weighted, columns[i]);
        }

        return products;
    }

    /// <summary>X·w.</summary>
    public static double[] Fitted(double[][] columns, double[] weights)
    {
        double[] fitted = new double[columns[0].Length];
        for (int i = 0; i < columns.Length; i++)
        {
            double[] column = columns[i];
            for (int row = 0; row < fitted.Length; row++)
            {
                fitted[row] += weights[i] * column[row];
            }
        }

        return fitted;
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector<double>> va = MemoryMarshal.Cast<double, Vector<double>>(a);
        ReadOnlySpan<Vector<double>> vb = MemoryMarshal.Cast<double, Vector<double>>(b);
        Vector<double> sums = default;
        for (int i = 0; i < va.Length; i++)
        {
            sums += va[i] * vb[i];
        }

        double sum = Vector.Sum(sums);
        for (int i = va.Length * Vector<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = a[i] * b[i];
        }
    }
}
