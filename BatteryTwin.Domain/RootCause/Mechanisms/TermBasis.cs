using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>
/// Standardized parents (numbers to mean 0 and standard deviation 1; binary ones as they are) and the products that a mechanism may use:
/// each parent, squares of numbers, products of two.
/// </summary>
internal sealed class TermBasis
{
    /// <summary>With more parents than this, products of two different parents are left out: there are too many for the data.</summary>
    private const int MostParentsWithProducts = 10;

    private readonly double[] _centers;
    private readonly double[] _scales;

    private TermBasis(double[] centers, double[] scales, PolynomialTerm[] linear, PolynomialTerm[] products)
    {
        _centers = centers;
        _scales = scales;
        Linear = linear;
        Products = products;
    }

    public PolynomialTerm[] Linear { get; }

    public PolynomialTerm[] Products { get; }

    /// <summary>The basis over these parents, scaled by their values.</summary>
    public static TermBasis Of(IReadOnlyList<CausalNodeKind> kinds, double[][] parents)
    {
        int count = kinds.Count;
        double[] centers = new double[count];
        double[] scales = new double[count];
        Array.Fill(scales, 1);
        List<PolynomialTerm> products = [];
        for (int i = 0; i < count; i++)
        {
            if (kinds[i] == CausalNodeKind.Continuous)
            {
                (centers[i], scales[i]) = Standard(parents[i]);
                products.Add(new(i, i));
            }

            for (int j = 0; j < i && count <= MostParentsWithProducts; j++)
            {
                products.Add(new(j, i));
            }
        }

        return new(centers, scales, [.. Enumerable.Range(0, count).Select(PolynomialTerm.Linear)], [.. products]);
    }

    /// <summary>Columns of a regression: ones, then a column for each term.</summary>
    public double[][] Design(double[][] parents, int rows, IReadOnlyList<PolynomialTerm> terms)
    {
        double[][] standard = [.. parents.Select((column, i) => column.Select(value => (value - _centers[i]) / _scales[i]).ToArray())];
        double[] ones = new double[rows];
        Array.Fill(ones, 1);
        return [ones, .. terms.Select(term => term.IsLinear ? standard[term.First] : [.. standard[term.First].Zip(standard[term.Second], (a, b) => a * b)])];
    }

    /// <summary>A fit on such columns, in the parents' own units.</summary>
    public Polynomial Polynomial(IReadOnlyList<PolynomialTerm> terms, double[] weights)
    {
        Dictionary<PolynomialTerm, double> sums = [];
        double constant = weights[0];
        for (int i = 0; i < terms.Count; i++)
        {
            (int a, int b) = (terms[i].First, terms[i].Second);
            double weight = weights[i + 1] / _scales[a];
            if (terms[i].IsLinear)
            {
                Add(terms[i], weight);
                constant -= weight * _centers[a];
                continue;
            }

            weight /= _scales[b];
            Add(terms[i], weight);
            Add(PolynomialTerm.Linear(a), -weight * _centers[b]);
            Add(PolynomialTerm.Linear(b), -weight * _centers[a]);
            constant += weight * _centers[a] * _centers[b];
        }

        KeyValuePair<PolynomialTerm, double>[] used = [.. sums.Where(pair => pair.Value != 0)];
        return new(constant, [.. used.Select(pair => pair.Key)], [.. used.Select(pair => pair.Value)]);

        void Add(PolynomialTerm term, double weight) => sums[term] = sums.GetValueOrDefault(term) + weight;
    }

    private static (double Mean, double Deviation) Standard(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
        return (mean, deviation > 1e-12 * Math.Max(1, Math.Abs(mean)) ? deviation : 1);
    }
}
