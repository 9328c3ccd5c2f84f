namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>A variable on the way from a cause to the failures.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Step">Its production step.</param>
/// <param name="Unit">Its unit; <c>0/1</c> for a check, whose means are rates.</param>
/// <param name="Before">Mean of the reference at the place of the cause.</param>
/// <param name="After">Mean of what went through the changed stretch.</param>
/// <param name="Spreads">Difference in standard deviations of the reference.</param>
public sealed record CauseStep(string Node, string Step, string Unit, double Before, double After, double Spreads);
