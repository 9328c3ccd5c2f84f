namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Small symmetric positive definite systems, by Cholesky with a trace of ridge against collinear columns.</summary>
internal static class SymmetricSystem
{
    private const double Ridge = 1e-9;

    /// <summary>Lower Cholesky factor of the rows and columns <paramref name="chosen"/> of a matrix.</summary>
    public static double[,] Factor(double[,] matrix, ReadOnlySpan<int> chosen)
    {
        int size = chosen.Length;
        double[,] factor = new double[size, size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double sum = matrix[chosen[row], chosen[column]];
                for (int inner = 0; inner < column; inner++)
                {
                    sum -= factor[row, inner] * factor[column, inner];
                }

                double diagonal = matrix[chosen[row], chosen[row]];
                factor[row, column] = row == column ? Math.Sqrt(Math.Max(sum + (Ridge * diagonal), (Ridge * diagonal) + double.Epsilon)) : sum / factor[column, column];
            }
        }

        return factor;
    }

    /// <summary>Solves factor · factorᵀ · x = right.</summary>
    public static double[] Solve(double[,] factor, double[] right)
    {
        double[] x = (double[])right.Clone();
        int size = x.Length;
        for (int row = 0; row < size; row++)
        {
            for (int inner = 0; inner < row; inner++)
            {
                x[row] -= factor[row, inner] * x[inner];
            }

            x[row] /= factor[row, row];
        }

        SolveTransposed(factor, x);
        return x;
    }

    /// <summary>Solves factorᵀ · x = right in place: turns independent standard normals into normals with the inverse of the matrix as covariance.</summary>
    public static void SolveTransposed(double[,] factor, double[] right)
    {
        for (int row = right.Length - 1; row >= 0; row--)
        {
            for (int inner = row + 1; inner < right.Length; inner++)
            {
                right[row] -= factor[inner, row] * right[inner];
            }

            right[row] /= factor[row, row];
        }
    }
}
