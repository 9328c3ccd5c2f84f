namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// A sum of trees for each output: score k = base k + Σ trees k, k+K, k+2K, …. One output for regression, one per class (before softmax)
/// for classification.
/// </summary>
/// <param name="Base">Scores before any tree, one per output.</param>
/// <param name="Trees">Round by round, within a round by output.</param>
public sealed record BoostedTrees(double[] Base, RegressionTree[] Trees)
{
    public int Outputs => Base.Length;

    /// <summary>Scores of a row.</summary>
    /// <param name="features">Values in the order of training; NaN = missing.</param>
    /// <param name="scores">Takes one score per output.</param>
    public void Predict(ReadOnlySpan<float> features, Span<double> scores)
    {
        Base.CopyTo(scores);
        for (int i = 0; i < Trees.Length; i++)
        {
            scores[i % Base.Length] += Trees[i].Predict(features);
        }
    }

    /// <summary>The score of a model with one output.</summary>
    public double Predict(ReadOnlySpan<float> features)
    {
        Span<double> score = stackalloc double[1];
        Predict(features, score);
        return score[0];
    }
}
