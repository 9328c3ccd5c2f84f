namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>
/// A number: mean and, where the data ask for it, spread are polynomials of the parents; the noise is drawn from the residuals that were seen.
/// Without parents the mean is a constant, and the residuals give the distribution.
/// </summary>
/// <param name="mean">Mean by parents.</param>
/// <param name="spread">Spread by parents; null where it is the same everywhere.</param>
/// <param name="leastSpread">The spread is never taken to be less.</param>
/// <param name="residuals">Residuals divided by the spread, ascending.</param>
internal sealed class RegressionMechanism(Polynomial mean, Polynomial? spread, double leastSpread, double[] residuals) : Mechanism
{
    private readonly double _deviation = Math.Max(Math.Sqrt(residuals.Average(residual => residual * residual)), 1e-12);

    public override double NominalNoise => 0;

    public Polynomial Mean => mean;

    public override void Evaluate(ReadOnlySpan<Column> parents, ReadOnlySpan<double> noise, Span<double> values)
    {
        mean.At(parents, values);
        if (spread is null)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += noise[i];
            }

            return;
        }

        Span<double> spreads = values.Length <= 1024 ? stackalloc double[values.Length] : new double[values.Length];
        spread.At(parents, spreads);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += Math.Max(spreads[i], leastSpread) * noise[i];
        }
    }

    public override double NoiseAt(double quantile)
    {
        double place = Math.Clamp((quantile * residuals.Length) - 0.5, 0, residuals.Length - 1);
        int below = (int)place;
        return below + 1 < residuals.Length ? residuals[below] + ((place - below) * (residuals[below + 1] - residuals[below])) : residuals[below];
    }

    public override double Abduct(double value, ReadOnlySpan<double> parents, double quantile) => (value - mean.At(parents)) / Spread(parents);

    /// <summary>Student's t with four degrees of freedom, so that a fault does not rule everything else out.</summary>
    public override double LogPlausibility(double value, ReadOnlySpan<double> parents)
    {
        double z = Abduct(value, parents, 0) / _deviation;
        return (-2.5 * Math.Log(1 + (z * z / 4))) - Math.Log(Spread(parents));
    }

    public override double Expected(ReadOnlySpan<double> parents) => mean.At(parents);

    public double Spread(ReadOnlySpan<double> parents) => spread is null ? 1 : Math.Max(spread.At(parents), leastSpread);

    /// <summary>The mechanism with another mean and other residuals, and the same spread.</summary>
    public RegressionMechanism With(Polynomial otherMean, double[] otherResiduals) => new(otherMean, spread, leastSpread, otherResiduals);
}
