using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>
/// Changes of a number given its parents. One regression over reference and batch has parents, squares and products, and for the batch an offset and
/// slopes of its own: the offset alone, offset and slopes together, and in the same way the size of the residuals are tested, with standard errors that hold
/// where the spread varies with the parents (MacKinnon and White 1985, HC3).
/// </summary>
internal static class RegressionTest
{
    private const int RowsPerTerm = 10;
    private const double RelativeRounding = 1e-7;

    /// <summary>Units of a batch that must have each value of a binary parent for a slope of its own.</summary>
    private const int LeastOfEither = 8;

    public static IReadOnlyList<double> PValues(MechanismRows reference, MechanismRows batch)
    {
        MechanismRows all = reference.With(batch);
        TermBasis basis = TermBasis.Of(all.ParentKinds, all.Parents);
        bool isRich = all.Count > RowsPerTerm * (basis.Linear.Length + basis.Products.Length);
        PolynomialTerm[] terms = isRich ? [.. basis.Linear, .. basis.Products] : basis.Linear;
        double[][] common = basis.Design(all.Parents, all.Count, terms);
        double[] isBatch = [.. Enumerable.Repeat(0.0, reference.Count), .. Enumerable.Repeat(1.0, batch.Count)];
        double[][] slopes = [.. common.Skip(1).Take(basis.Linear.Length).Where((_, parent) => HasSlope(batch, parent)).Select(column => (double[])[.. column.Select((value, row) => value * isBatch[row])])];

        double rounding = RelativeRounding * Math.Sqrt(GramMatrix.Dot(all.Values, all.Values) / all.Count);
        RobustRegression offset = RobustRegression.Fit([.. common, isBatch], all.Values, rounding);
        RobustRegression whole = RobustRegression.Fit([.. common, isBatch, .. slopes], all.Values, rounding);
        double[] sizes = [.. whole.Residuals.Select(Math.Abs)];
        RobustRegression spread = RobustRegression.Fit([.. common, isBatch], sizes, rounding);
        return [offset.PValue(common.Length, 1, batch.Count), whole.PValue(common.Length, 1 + slopes.Length, batch.Count), spread.PValue(common.Length, 1, batch.Count)];
    }

    /// <summary>A handful of units with one value of a parent would decide over its slope by themselves, and no standard error holds for that.</summary>
    private static bool HasSlope(MechanismRows batch, int parent)
    {
        bool isBinary = batch.ParentKinds[parent] == CausalNodeKind.Binary;
        int ones = isBinary ? (int)batch.Parents[parent].Sum() : 0;
        return batch.Count >= RowsPerTerm * (1 + batch.Parents.Length) && (!isBinary || Math.Min(ones, batch.Count - ones) >= LeastOfEither);
    }
}
