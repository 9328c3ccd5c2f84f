namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>How a continuous variable follows from its causes: a sum of terms in standardised causes, plus noise that is independent of them.</summary>
/// <param name="terms">The terms, the constant first.</param>
/// <param name="weights">One for each term.</param>
/// <param name="centres">Mean of each cause in the normal data.</param>
/// <param name="scales">Standard deviation of each cause in the normal data.</param>
/// <param name="factor">Cholesky factor of the terms' cross-products, for draws of the weights.</param>
/// <param name="noise">Standard deviation of the noise.</param>
internal sealed class Mechanism(MechanismTerm[] terms, double[] weights, double[] centres, double[] scales, double[,] factor, double noise)
{
    public double Noise { get; } = noise;

    /// <summary>The expected value; NaN when a cause is.</summary>
    public double Expect(ReadOnlySpan<double> causes)
    {
        Span<double> standard = stackalloc double[causes.Length];
        for (int cause = 0; cause < causes.Length; cause++)
        {
            standard[cause] = (causes[cause] - centres[cause]) / scales[cause];
        }

        double sum = 0;
        for (int term = 0; term < terms.Length; term++)
        {
            sum += weights[term] * terms[term].Value(standard);
        }

        return sum;
    }

    /// <summary>The same mechanism with weights drawn from what the data leave open.</summary>
    public Mechanism Drawn(NormalDraws draws)
    {
        double[] drawn = new double[weights.Length];
        for (int term = 0; term < drawn.Length; term++)
        {
            drawn[term] = draws.Next() * Noise;
        }

        SymmetricSystem.SolveTransposed(factor, drawn);
        for (int term = 0; term < drawn.Length; term++)
        {
            drawn[term] += weights[term];
        }

        return new(terms, drawn, centres, scales, factor, Noise);
    }
}
