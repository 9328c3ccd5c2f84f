namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>One life of a component, in hours from some beginning of time.</summary>
/// <param name="BuiltIn">When it was built in.</param>
/// <param name="Onset">When its defect begins.</param>
/// <param name="Failure">When it fails.</param>
/// <param name="Growth">The defect's way between these.</param>
public sealed record ComponentLife(double BuiltIn, double Onset, double Failure, WearGrowth Growth)
{
    public double Hours => Failure - BuiltIn;

    public WearState At(double hours) => new(Growth.SeverityAt(hours - Onset), Math.Max(0, hours - BuiltIn));
}
