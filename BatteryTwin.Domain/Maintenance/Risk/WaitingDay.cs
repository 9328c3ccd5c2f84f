namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>One more day of waiting with a job: the slope of its expected cost, in the currency of the costs.</summary>
/// <param name="FailureProbability">Probability that it fails within the day, given that it has not failed yet.</param>
/// <param name="Damage">That probability times what a failure costs beyond the planned job.</param>
/// <param name="LifeUsed">Worth of the life that the day makes use of instead of throwing it away.</param>
public readonly record struct WaitingDay(double FailureProbability, double Damage, double LifeUsed)
{
    public const double Hours = 24;

    /// <summary>What the day costs; negative while waiting saves.</summary>
    public double Cost => Damage - LifeUsed;
}
