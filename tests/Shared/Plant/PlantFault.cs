namespace BatteryTwin.Tests.Shared.Plant;

/// <summary>A fault to be injected into the synthetic plant.</summary>
/// <param name="Node">The variable whose own part changes.</param>
/// <param name="Place">The place an answer should name.</param>
/// <param name="StartHour">Hours after the first coil.</param>
/// <param name="Size">What is added to the variable; for <see cref="FaultShape.Spread"/> the standard deviation of extra noise.</param>
/// <param name="Shape">How it comes.</param>
public sealed record PlantFault(string Node, string Place, double StartHour, double Size, FaultShape Shape = FaultShape.Step, double EndHour = double.PositiveInfinity)
{
    /// <summary>Part of the fault that is present for a unit with these places at this hour.</summary>
    public double Amount(IReadOnlyCollection<string> places, double hour, double noise)
    {
        if (hour < StartHour || hour >= EndHour || !places.Contains(Place))
        {
            return 0;
        }

        return Shape switch
        {
            FaultShape.Ramp => Size * Math.Min(1, (hour - StartHour) / 40),
            FaultShape.Spread => Size * noise,
            _ => Size,
        };
    }
}
