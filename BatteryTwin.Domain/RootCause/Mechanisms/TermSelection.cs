namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>Which terms a least-squares fit keeps: all fixed ones, and of the optional ones those that are worth their standard errors.</summary>
internal static class TermSelection
{
    private const double Ridge = 0.01;
    private const int RowsPerTerm = 5;

    /// <summary>Backward elimination: the least significant optional term is dropped until each that is left exceeds <paramref name="deviations"/> standard errors.</summary>
    public static PolynomialTerm[] Select(TermBasis basis, MechanismRows rows, double[] y, PolynomialTerm[] always, PolynomialTerm[] optional, double deviations)
    {
        if (rows.Count < RowsPerTerm * (1 + always.Length + optional.Length))
        {
            return always;
        }

        PolynomialTerm[] terms = [.. always, .. optional];
        double[][] design = basis.Design(rows.Parents, rows.Count, terms);
        double[] once = new double[rows.Count];
        Array.Fill(once, 1);
        double[][] gram = GramMatrix.Of(design, once, Ridge);
        double[] products = GramMatrix.Times(design, once, y);
        double squares = GramMatrix.Dot(y, y);
        List<int> kept = [.. Enumerable.Range(0, design.Length)];
        while (kept.Count > 1 + always.Length)
        {
            (int worst, double significance) = LeastSignificant(gram, products, squares, rows.Count, kept, 1 + always.Length);
            if (significance >= deviations)
            {
                break;
            }

            kept.RemoveAt(worst);
        }

        return [.. kept.Skip(1).Select(column => terms[column - 1])];
    }

    private static (int Place, double Significance) LeastSignificant(double[][] gram, double[] products, double squares, int rows, List<int> kept, int fixedCount)
    {
        double[][] inverse = SymmetricSystem.Inverse(SymmetricSystem.Decompose([.. kept.Select(i => kept.Select(j => gram[i][j]).ToArray())]));
        double[] right = [.. kept.Select(i => products[i])];
        double[] weights = [.. inverse.Select(row => GramMatrix.Dot(row, right))];
        double variance = Math.Max(squares - GramMatrix.Dot(weights, right), 1e-12 * squares) / Math.Max(1, rows - kept.Count);
        (int Place, double Significance) least = (fixedCount, double.PositiveInfinity);
        for (int place = fixedCount; place < kept.Count; place++)
        {
            double significance = Math.Abs(weights[place]) / Math.Sqrt(Math.Max(variance * inverse[place][place], 1e-300));
            if (significance < least.Significance)
            {
                least = (place, significance);
            }
        }

        return least;
    }
}
