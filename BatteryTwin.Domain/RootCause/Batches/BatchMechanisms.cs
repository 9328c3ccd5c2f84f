using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>Mechanisms as they are in a batch, which is too small to fit them from nothing: the reference's, moved as far as the batch says.</summary>
internal static class BatchMechanisms
{
    private const double SlopeRidge = 5;

    public static Mechanism Fit(Mechanism reference, MechanismRows batch, double[] rowWeights) =>
        reference is CheckMechanism check ? Check(check, batch, rowWeights) : Regression((RegressionMechanism)reference, batch, rowWeights);

    /// <summary>The mean gets an offset and linear terms of the batch's own; the residuals are those of the batch.</summary>
    private static RegressionMechanism Regression(RegressionMechanism reference, MechanismRows batch, double[] rowWeights)
    {
        TermBasis basis = TermBasis.Of(batch.ParentKinds, batch.Parents);
        double[][] design = basis.Design(batch.Parents, batch.Count, basis.Linear);
        double[] parents = new double[batch.Parents.Length];
        double[] left = [.. Enumerable.Range(0, batch.Count).Select(row =>
        {
            batch.CopyParents(row, parents);
            return batch.Values[row] - reference.Expected(parents);
        })];
        double[] weights = SymmetricSystem.Solve(SymmetricSystem.Decompose(GramMatrix.Of(design, rowWeights, SlopeRidge)), GramMatrix.Times(design, rowWeights, left));
        Polynomial mean = reference.Mean.Plus(basis.Polynomial(basis.Linear, weights));
        List<double> residuals = [];
        for (int row = 0; row < batch.Count; row++)
        {
            batch.CopyParents(row, parents);
            residuals.AddRange(Enumerable.Repeat((batch.Values[row] - mean.At(parents)) / reference.Spread(parents), (int)rowWeights[row]));
        }

        residuals.Sort();
        return reference.With(mean, [.. residuals]);
    }

    /// <summary>The score is moved and stretched, and the rates of error found anew.</summary>
    private static CheckMechanism Check(CheckMechanism reference, MechanismRows batch, double[] rowWeights)
    {
        if (batch.Parents.Length == 0)
        {
            double share = (GramMatrix.Dot(batch.Values, rowWeights) + 0.5) / (rowWeights.Sum() + 1);
            return new(Polynomial.Constant(Math.Log(share / (1 - share))), 0, 1);
        }

        const double FarScore = 30;
        double[] parents = new double[batch.Parents.Length];
        double[] scores = [.. Enumerable.Range(0, batch.Count).Select(row =>
        {
            batch.CopyParents(row, parents);
            return Math.Clamp(reference.Score.At(parents), -FarScore, FarScore);
        })];
        double[] ones = new double[batch.Count];
        Array.Fill(ones, 1);
        LogisticFit start = new([0, 1], reference.Floor, reference.Ceiling, 0);
        LogisticFit fit = LogisticFit.Of([ones, scores], batch.Values, rowWeights, isLimitCheck: true, start, rounds: 30);
        return new(reference.Score.Scaled(fit.Weights[0], fit.Weights[1]), fit.Floor, fit.Ceiling);
    }
}
