namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>Distribution of a life or of a remaining life, in running hours from now.</summary>
public interface ILifeDistribution
{
    /// <summary>Mean life, hours; infinite when the distribution gives none.</summary>
    double MeanHours { get; }

    /// <summary>Probability of failing before <paramref name="hours"/>, 0..1; 0 for negative hours.</summary>
    double FailureProbability(double hours);

    /// <summary>Probability density of the failure at <paramref name="hours"/>, per hour.</summary>
    double Density(double hours);

    /// <summary>Expected hours run within the next <paramref name="hours"/>: the integral of the survival function from 0.</summary>
    double ExpectedRunHours(double hours);

    /// <summary>Hours before which a share of the items fails.</summary>
    double QuantileHours(double probability);
}
