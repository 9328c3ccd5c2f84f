namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>Symmetric positive definite systems of equations, by Cholesky's decomposition.</summary>
internal static class SymmetricSystem
{
    /// <summary>Lower triangle L of A = L·Lᵀ. A pivot that rounding or collinearity makes vanish is raised to a tiny positive number.</summary>
    public static double[][] Decompose(double[][] a)
    {
        int n = a.Length;
        double[][] l = new double[n][];
        for (int i = 0; i < n; i++)
        {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= l[i][k] * l[j][k];
                }

                l[i][j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12 * Math.Max(Math.Abs(a[i][i]), 1e-12))) : sum / l[j][j];
            }
        }

        return l;
    }

    /// <summary>x of L·Lᵀ·x = b.</summary>
    public static double[] Solve(double[][] l, double[] b)
    {
        int n = l.Length;
        double[] x = [.. b];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= l[i][k] * x[k];
            }

            x[i] /= l[i][i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= l[k][i] * x[k];
            }

            x[i] /= l[i][i];
        }

        return x;
    }

    /// <summary>The inverse of A = L·Lᵀ.</summary>
    public static double[][] Inverse(double[][] l)
    {
        double[][] inverse = new double[l.Length][];
        double[] unit = new double[l.Length];
        for (int i = 0; i < l.Length; i++)
        {
            unit[i] = 1;
            inverse[i] = Solve(l, unit);
            unit[i] = 0;
        }

        return inverse;
    }
}
