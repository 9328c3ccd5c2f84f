using MathNet.Numerics;

namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>Weibull life: a shape above 1 wears out, 1 fails at random, below 1 has infant failures.</summary>
public sealed class WeibullLife : ILifeDistribution
{
    private readonly double _shape;
    private readonly double _scaleHours;

    /// <exception cref="ArgumentOutOfRangeException">A parameter is not above 0.</exception>
    public WeibullLife(double shape, double scaleHours)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scaleHours);
        (_shape, _scaleHours) = (shape, scaleHours);
    }

    public double MeanHours => _scaleHours * SpecialFunctions.Gamma(1 + (1 / _shape));

    public double FailureProbability(double hours) => hours <= 0 ? 0 : -Math.Exp(-Math.Pow(hours / _scaleHours, _shape)) + 1;

    public double Density(double hours) => hours < 0 ? 0
        : _shape / _scaleHours * Math.Pow(hours / _scaleHours, _shape - 1) * Math.Exp(-Math.Pow(hours / _scaleHours, _shape));

    public double ExpectedRunHours(double hours) =>
        hours <= 0 ? 0 : MeanHours * SpecialFunctions.GammaLowerRegularized(1 / _shape, Math.Pow(hours / _scaleHours, _shape));

    public double QuantileHours(double probability) => _scaleHours * Math.Pow(-Math.Log(1 - probability), 1 / _shape);
}
