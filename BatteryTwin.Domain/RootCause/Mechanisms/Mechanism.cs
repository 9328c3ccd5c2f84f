namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>
/// How one node follows from its parents and a noise of its own: x = f(parents, noise). The noise is independent of the parents; it is what
/// happened at this node and nowhere else.
/// </summary>
internal abstract class Mechanism
{
    /// <summary>The noise that means "nothing unusual here": the mean of a number, the likelier answer of a binary node.</summary>
    public abstract double NominalNoise { get; }

    /// <summary>Values of a run of units.</summary>
    public abstract void Evaluate(ReadOnlySpan<Column> parents, ReadOnlySpan<double> noise, Span<double> values);

    /// <summary>Noise at a quantile between 0 and 1.</summary>
    public abstract double NoiseAt(double quantile);

    /// <summary>
    /// Noise that explains a value under these parents (abduction). For a binary node many do: <paramref name="quantile"/> picks one of them.
    /// </summary>
    public abstract double Abduct(double value, ReadOnlySpan<double> parents, double quantile);

    /// <summary>How plausible a value is under these parents, as the logarithm of a density with heavy tails or of a probability.</summary>
    public abstract double LogPlausibility(double value, ReadOnlySpan<double> parents);

    /// <summary>Mean of the node under these parents.</summary>
    public abstract double Expected(ReadOnlySpan<double> parents);
}
