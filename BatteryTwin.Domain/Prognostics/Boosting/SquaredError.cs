namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>Half the squared error of a number.</summary>
/// <param name="targets">One per row of the matrix.</param>
public sealed class SquaredError(float[] targets) : IBoostingObjective
{
    public int Outputs => 1;

    public double MaxHessian => 1;

    public double[] Base(ReadOnlySpan<int> rows)
    {
        double sum = 0;
        foreach (int row in rows)
        {
            sum += targets[row];
        }

        return [rows.IsEmpty ? 0 : sum / rows.Length];
    }

    public void Gradients(ReadOnlySpan<int> rows, ReadOnlySpan<double> scores, int output, Span<float> gradients, Span<float> hessians)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            gradients[i] = (float)(scores[rows[i]] - targets[rows[i]]);
        }

        hessians[..rows.Length].Fill(1);
    }

    public double Loss(ReadOnlySpan<int> rows, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        foreach (int row in rows)
        {
            double error = scores[row] - targets[row];
            sum += error * error;
        }

        return rows.IsEmpty ? 0 : sum / rows.Length;
    }
}
