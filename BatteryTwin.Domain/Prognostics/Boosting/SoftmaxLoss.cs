namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>Cross entropy of class probabilities that are the softmax of the scores.</summary>
/// <param name="labels">Class of each row of the matrix, 0 to <paramref name="classes"/>−1.</param>
/// <param name="classes">Number of classes, at least two.</param>
public sealed class SoftmaxLoss(int[] labels, int classes) : IBoostingObjective
{
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
        Span<double> shares = stackalloc double[classes];
        for (int i = 0; i < rows.Length; i++)
        {
            Probabilities(scores.Slice(rows[i] * classes, classes), shares);
            double p = shares[output];
            gradients[i] = (float)(p - (labels[rows[i]] == output ? 1 : 0));
            // Twice the diagonal of the Hessian bounds its influence on the other scores (Friedman 2001, section 4.6).
            hessians[i] = (float)Math.Max(2 * p * (1 - p), 1e-6);
        }
    }

    public double Loss(ReadOnlySpan<int> rows, ReadOnlySpan<double> scores)
    {
        Span<double> shares = stackalloc double[classes];
        double sum = 0;
        foreach (int row in rows)
        {
            Probabilities(scores.Slice(row * classes, classes), shares);
            sum -= Math.Log(Math.Max(shares[labels[row]], 1e-15));
        }

        return rows.IsEmpty ? 0 : sum / rows.Length;
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
