namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>
/// Least squares with a light ridge on parents, squares and products. Parents stay in; a square or product stays while it is worth
/// four standard errors, so that a straight relation stays straight beyond the data. The size of the residuals is then fitted in the same way.
/// </summary>
internal sealed class RegressionFitter : IMechanismFitter
{
    private const double Ridge = 0.01;
    private const double KeptFromDeviations = 4;

    /// <summary>A standard deviation is this many mean absolute deviations, for a Gaussian.</summary>
    private const double GaussianConsistency = 1.2533;
    private const double LeastSpreadShare = 0.25;

    private readonly MechanismRows _rows;
    private readonly TermBasis _basis;
    private readonly PolynomialTerm[] _terms;
    private readonly PolynomialTerm[] _spreadTerms;
    private readonly double[][] _design;
    private readonly double[][] _spreadDesign;

    public RegressionFitter(MechanismRows rows)
    {
        _rows = rows;
        _basis = TermBasis.Of(rows.ParentKinds, rows.Parents);
        double[] once = new double[rows.Count];
        Array.Fill(once, 1);
        _terms = TermSelection.Select(_basis, rows, rows.Values, _basis.Linear, _basis.Products, KeptFromDeviations);
        _design = _basis.Design(rows.Parents, rows.Count, _terms);
        double[] sizes = [.. Residuals(Weights(_design, once, rows.Values)).Select(Math.Abs)];
        _spreadTerms = TermSelection.Select(_basis, rows, sizes, [], [.. _basis.Linear, .. _basis.Products.Where(term => term.First == term.Second)], KeptFromDeviations);
        _spreadDesign = _basis.Design(rows.Parents, rows.Count, _spreadTerms);
    }

    public string Description => (_terms.Length, _terms.Count(term => !term.IsLinear), _spreadTerms.Length) switch
    {
        (0, _, _) => "distribution of the values",
        (_, 0, 0) => "linear regression",
        (_, 0, _) => "linear regression, spread varies with the parents",
        (_, int products, 0) => $"regression with {products} squares or products",
        (_, int products, _) => $"regression with {products} squares or products, spread varies with the parents",
    };

    public Mechanism Fit(double[] rowWeights)
    {
        double[] weights = Weights(_design, rowWeights, _rows.Values);
        double[] residuals = Residuals(weights);
        Polynomial? spread = null;
        double least = 0;
        double total = rowWeights.Sum();
        double shrinkage = Math.Sqrt(total / Math.Max(1, total - weights.Length));
        if (_spreadTerms.Length > 0)
        {
            double[] sizes = [.. residuals.Select(Math.Abs)];
            double[] spreadWeights = Weights(_spreadDesign, rowWeights, sizes);
            least = LeastSpreadShare * GaussianConsistency * GramMatrix.Dot(sizes, rowWeights) / total;
            spread = _basis.Polynomial(_spreadTerms, [.. spreadWeights.Select(weight => weight * GaussianConsistency)]);
            double[] spreads = GramMatrix.Fitted(_spreadDesign, spreadWeights);
            residuals = [.. residuals.Select((residual, row) => residual / Math.Max(spreads[row] * GaussianConsistency, Math.Max(least, double.Epsilon)))];
        }

        return new RegressionMechanism(_basis.Polynomial(_terms, weights), spread, least, Pool(residuals, rowWeights, shrinkage));
    }

    private static double[] Weights(double[][] design, double[] rowWeights, double[] y) =>
        SymmetricSystem.Solve(SymmetricSystem.Decompose(GramMatrix.Of(design, rowWeights, Ridge)), GramMatrix.Times(design, rowWeights, y));

    private static double[] Pool(double[] residuals, double[] rowWeights, double shrinkage)
    {
        List<double> pool = new(residuals.Length);
        for (int row = 0; row < residuals.Length; row++)
        {
            for (int i = 0; i < rowWeights[row]; i++)
            {
                pool.Add(residuals[row] * shrinkage);
            }
        }

        pool.Sort();
        return [.. pool];
    }

    private double[] Residuals(double[] weights)
    {
        double[] fitted = GramMatrix.Fitted(_design, weights);
        return [.. _rows.Values.Select((value, row) => value - fitted[row])];
    }
}
