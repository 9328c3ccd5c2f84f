using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>Finds the directions of <see cref="SensorFusion"/> from the normalised rows of training assets.</summary>
internal sealed class FusionSearch(int sensors)
{
    private const double Ridge = 10;
    private const int MostDrifts = 3;

    /// <summary>Share of the drift's variance below which a direction is taken for noise.</summary>
    private const double MinDriftShare = 0.005;

    private readonly double[,] _squares = new double[sensors + 1, sensors + 1];
    private readonly double[] _life = new double[sensors + 1];
    private readonly double[] _late = new double[sensors + 1];
    private readonly double[,] _drift = new double[sensors, sensors];
    private long _rows;

    /// <summary>Takes a row whose remaining life is known.</summary>
    /// <param name="row">Normalised sensors.</param>
    /// <param name="life">Remaining life over its cap.</param>
    /// <param name="isLate">True near the end.</param>
    public void TakeLife(ReadOnlySpan<float> row, double life, bool isLate)
    {
        for (int i = 0; i <= sensors; i++)
        {
            double x = i < sensors ? row[i] : 1;
            _life[i] += x * life;
            _late[i] += isLate ? x : 0;
            for (int j = 0; j <= i; j++)
            {
                _squares[i, j] += x * (j < sensors ? row[j] : 1);
            }
        }
    }

    /// <summary>Takes how far a smoothed row is from its asset's own first state.</summary>
    public void TakeDrift(ReadOnlySpan<float> drift)
    {
        _rows++;
        for (int i = 0; i < sensors; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                _drift[i, j] += (double)drift[i] * drift[j];
            }
        }
    }

    public SensorFusion Find()
    {
        List<string> names = [];
        List<float[]> weights = [];
        Matrix<double> normal = Symmetric(_squares) + (Matrix<double>.Build.DenseIdentity(sensors + 1) * Ridge);
        Cholesky<double> factor = normal.Cholesky();
        names.Add("wear");
        weights.Add(Unit(factor.Solve(Vector<double>.Build.Dense(_life))));
        names.Add("late wear");
        weights.Add(Unit(factor.Solve(Vector<double>.Build.Dense(_late))));
        if (_rows > 0)
        {
            Evd<double> evd = Symmetric(_drift).Evd(Symmetricity.Symmetric);
            double total = evd.EigenValues.Sum(value => value.Real);
            for (int k = 0; k < Math.Min(MostDrifts, sensors); k++)
            {
                int at = sensors - 1 - k;
                if (total <= 0 || evd.EigenValues[at].Real < MinDriftShare * total)
                {
                    break;
                }

                names.Add($"drift {k + 1}");
                weights.Add(Upright(evd.EigenVectors.Column(at)));
            }
        }

        return new([.. names], [.. weights]);
    }

    private static Matrix<double> Symmetric(double[,] lower)
    {
        int size = lower.GetLength(0);
        return Matrix<double>.Build.Dense(size, size, (i, j) => i >= j ? lower[i, j] : lower[j, i]);
    }

    /// <summary>Weights without the constant, of length one: the scale of a direction means nothing to trees, and networks want one near theirs.</summary>
    private float[] Unit(Vector<double> solution)
    {
        Vector<double> weights = solution.SubVector(0, sensors);
        double length = weights.L2Norm();
        return length > 0 ? [.. weights.Select(weight => (float)(weight / length))] : new float[sensors];
    }

    /// <summary>An eigenvector's sign is arbitrary: the largest entry is made positive.</summary>
    private static float[] Upright(Vector<double> vector)
    {
        double sign = vector[vector.AbsoluteMaximumIndex()] < 0 ? -1 : 1;
        return [.. vector.Select(entry => (float)(entry * sign))];
    }
}
