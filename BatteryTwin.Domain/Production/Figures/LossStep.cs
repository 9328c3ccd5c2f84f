namespace BatteryTwin.Domain.Production.Figures;

/// <summary>One step of the waterfall from planned time to good units.</summary>
/// <param name="Name">What was lost, in one word.</param>
/// <param name="Hours">Time lost. Negative where more was made than the planned rate allows.</param>
/// <param name="Units">What would have been made in that time at the planned rate; null where stations of different units are added.</param>
/// <param name="RemainingHours">Time left after this step.</param>
public sealed record LossStep(string Name, double Hours, double? Units, double RemainingHours);
