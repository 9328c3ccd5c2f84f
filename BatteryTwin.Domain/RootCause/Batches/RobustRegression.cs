using BatteryTwin.Domain.RootCause.Mechanisms;
using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>Least squares with a covariance of the weights that does not take the spread to be the same everywhere (HC3, MacKinnon and White 1985).</summary>
internal sealed class RobustRegression
{
    private const double Ridge = 1e-6;

    private readonly double[] _weights;
    private readonly double[][] _covariance;

    private RobustRegression(double[] weights, double[][] covariance, double[] residuals)
    {
        _weights = weights;
        _covariance = covariance;
        Residuals = residuals;
    }

    public double[] Residuals { get; }

    /// <summary>Fits y to the columns of a design.</summary>
    /// <param name="design">Columns.</param>
    /// <param name="y">What is to be fitted.</param>
    /// <param name="rounding">Residuals are not taken to be smaller: where one number follows exactly from others, only rounding is left, and says nothing.</param>
    public static RobustRegression Fit(double[][] design, double[] y, double rounding)
    {
        double[] once = new double[y.Length];
        Array.Fill(once, 1);
        double[][] inverse = SymmetricSystem.Inverse(SymmetricSystem.Decompose(GramMatrix.Of(design, once, Ridge)));
        double[] products = GramMatrix.Times(design, once, y);
        double[] weights = [.. inverse.Select(row => GramMatrix.Dot(row, products))];
        double[] fitted = GramMatrix.Fitted(design, weights);
        double[] residuals = [.. y.Select((value, row) => value - fitted[row])];
        double[] leverage = Leverage(design, inverse);
        double[] squares = [.. residuals.Select((residual, row) => Math.Max(residual * residual, rounding * rounding) / ((1 - leverage[row]) * (1 - leverage[row])))];
        return new(weights, Sandwich(inverse, GramMatrix.Of(design, squares, 0)), residuals);
    }

    /// <summary>p-value of "these consecutive weights are all 0", by Wald's statistic and an F distribution with the freedom of the smaller group.</summary>
    public double PValue(int first, int count, int groupRows)
    {
        double[][] block = [.. Enumerable.Range(first, count).Select(i => _covariance[i][first..(first + count)])];
        double[] tested = _weights[first..(first + count)];
        double wald = GramMatrix.Dot(tested, SymmetricSystem.Solve(SymmetricSystem.Decompose(block), tested));
        int freedom = Math.Max(1, groupRows - count - 1);
        return 1 - FisherSnedecor.CDF(count, freedom, Math.Max(0, wald / count));
    }

    private static double[] Leverage(double[][] design, double[][] inverse)
    {
        double[] leverage = new double[design[0].Length];
        double[] row = new double[design.Length];
        for (int i = 0; i < leverage.Length; i++)
        {
            for (int j = 0; j < row.Length; j++)
            {
                row[j] = design[j][i];
            }

            double sum = 0;
            for (int j = 0; j < row.Length; j++)
            {
                sum += row[j] == 0 ? 0 : row[j] * GramMatrix.Dot(inverse[j], row);
            }

            leverage[i] = Math.Min(sum, 0.99);
        }

        return leverage;
    }

    private static double[][] Sandwich(double[][] bread, double[][] filling)
    {
        double[][] half = [.. bread.Select(row => filling.Select(column => GramMatrix.Dot(row, column)).ToArray())];
        return [.. half.Select(row => bread.Select(column => GramMatrix.Dot(row, column)).ToArray())];
    }
}
