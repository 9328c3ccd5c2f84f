namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>Expected cost of doing a job at one time, in the currency of its costs.</summary>
/// <param name="Hours">Calendar hours from now at which the job is done.</param>
/// <param name="FailureProbability">Probability that it fails before.</param>
/// <param name="Failure">Failure cost times that probability.</param>
/// <param name="Planned">Planned cost times the probability of getting there.</param>
/// <param name="LostLife">Worth of the life that is thrown away.</param>
/// <param name="PerHour">What a further hour of waiting costs; negative while waiting saves.</param>
public readonly record struct WaitingCostPoint(double Hours, double FailureProbability, double Failure, double Planned, double LostLife, double PerHour)
{
    /// <summary>Expected cost in all.</summary>
    public double Total => Failure + Planned + LostLife;
}
