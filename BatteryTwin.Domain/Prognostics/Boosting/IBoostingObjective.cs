namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>What boosting makes small: gradients for the trees, a loss for early stopping. Scores are laid out row by row.</summary>
public interface IBoostingObjective
{
    /// <summary>Scores a row has.</summary>
    int Outputs { get; }

    /// <summary>Upper bound of the second derivative.</summary>
    double MaxHessian { get; }

    /// <summary>The constant scores with the smallest loss on these rows.</summary>
    double[] Base(ReadOnlySpan<int> rows);

    /// <summary>
    /// First and second derivative of the loss by one output's score, for each of the rows. The outputs of a round are asked for in order
    /// from 0 with the same rows and scores, so that what they share need be computed once; an objective serves one training at a time.
    /// </summary>
    void Gradients(ReadOnlySpan<int> rows, ReadOnlySpan<double> scores, int output, Span<float> gradients, Span<float> hessians);

    /// <summary>Mean loss of the rows.</summary>
    double Loss(ReadOnlySpan<int> rows, ReadOnlySpan<double> scores);
}
