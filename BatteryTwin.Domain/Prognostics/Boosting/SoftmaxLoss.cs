namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>Cross entropy of class probabilities that are the softmax of the scores.</summary>
/// <param name="labels">Class of each row of the matrix, 0 to <paramref name="classes"/>−1.</param>
/// <param name="classes">Number of classes, at least two.</param>
public sealed class SoftmaxLoss(int[] labels, int classes) : IBoostingObjective
{
    /// <summary>Loss of a true class that is given no chance at all: −log 10⁻¹⁵.</summary>
    private const double MostLoss = 34.5;

    /// <summary>By row, the logarithm of the sum that its probabilities are divided by, kept from the round's first output for the others.</summary>
    private readonly double[] _norms = new double[labels.Length];

    public int Outputs => classes;

    public double MaxHessian => 0.5;

    /// <summary>Logarithms of the class shares, each counted once more than seen so that no share is zero.</summary>
    public double[] Base(ReadOnlySpan<int> rows)
    {
        double[] counts = new double[classes];
        Array.Fill(counts, 1.0);
        foreach (int row in rows)
        {
            counts[labels[row]]++;
        }

        double total = rows.Length + classes;
        return Array.ConvertAll(counts, count => Math.Log(count / total));
    }

    public void Gradients(ReadOnlySpan<int> rows, ReadOnlySpan<double> scores, int output, Span<float> gradients, Span<float> hessians)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<double> row = scores.Slice(rows[i] * classes, classes);
            if (output == 0)
            {
                _norms[rows[i]] = LogSum(row);
            }

            double p = Math.Exp(row[output] - _norms[rows[i]]);
            gradients[i] = (float)(p - (labels[rows[i]] == output ? 1 : 0));
            // Twice the diagonal of the Hessian bounds its influence on the other scores (Friedman 2001, section 4.6).
            hessians[i] = (float)Math.Max(2 * p * (1 - p), 1e-6);
        }
    }

    public double Loss(ReadOnlySpan<int> rows, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        foreach (int row in rows)
        {
            ReadOnlySpan<double> values = scores.Slice(row * classes, classes);
            sum += Math.Min(LogSum(values) - values[labels[row]], MostLoss);
        }

        return rows.IsEmpty ? 0 : sum / rows.Length;
    }

    private static double LogSum(ReadOnlySpan<double> scores)
    {
        double most = double.NegativeInfinity;
        foreach (double score in scores)
        {
            most = Math.Max(most, score);
        }

        double sum = 0;
        foreach (double score in scores)
        {
            sum += Math.Exp(score - most);
        }

        return most + Math.Log(sum);
    }

    /// <summary>Softmax of the scores; the shares sum to one.</summary>
    public static void Probabilities(ReadOnlySpan<double> scores, Span<double> shares)
    {
        double most = double.NegativeInfinity;
        foreach (double score in scores)
        {
            most = Math.Max(most, score);
        }

        double sum = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            sum += shares[k] = Math.Exp(scores[k] - most);
        }

        for (int k = 0; k < scores.Length; k++)
        {
            shares[k] /= sum;
        }
    }
}
