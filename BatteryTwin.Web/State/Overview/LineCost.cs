namespace BatteryTwin.Web.State.Overview;

/// <summary>What the output is worth that a line should have made and did not.</summary>
/// <param name="Shift">In the running shift, so far; null while that is not known.</param>
/// <param name="Yesterday">In the shifts of the day before; null while that is not known.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record LineCost(double? Shift, double? Yesterday, string Currency);
