using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>A normal remaining life, cut at 0 and scaled up to a whole: what many estimators state as mean and spread.</summary>
public sealed class NormalLife : ILifeDistribution
{
    private readonly double _meanHours;
    private readonly double _spreadHours;
    private readonly double _kept;

    /// <param name="meanHours">Mean before cutting.</param>
    /// <param name="spreadHours">Standard deviation before cutting.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spread is not above 0.</exception>
    public NormalLife(double meanHours, double spreadHours)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spreadHours);
        (_meanHours, _spreadHours) = (meanHours, spreadHours);
        _kept = Normal.CDF(0, 1, meanHours / spreadHours);
    }

    public double MeanHours => _spreadHours * Below(_meanHours / _spreadHours) / _kept;

    public double FailureProbability(double hours) => hours <= 0 ? 0 : 1 - (Normal.CDF(0, 1, (_meanHours - hours) / _spreadHours) / _kept);

    public double Density(double hours) => hours < 0 ? 0 : Normal.PDF(_meanHours, _spreadHours, hours) / _kept;

    public double ExpectedRunHours(double hours) =>
        hours <= 0 ? 0 : _spreadHours * (Below(_meanHours / _spreadHours) - Below((_meanHours - hours) / _spreadHours)) / _kept;

    public double QuantileHours(double probability) => Math.Max(0, _meanHours - (_spreadHours * Normal.InvCDF(0, 1, (1 - probability) * _kept)));

    /// <summary>Integral of the standard normal's distribution function up to x.</summary>
    private static double Below(double x) => (x * Normal.CDF(0, 1, x)) + Normal.PDF(0, 1, x);
}
