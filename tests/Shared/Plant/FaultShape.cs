namespace BatteryTwin.Tests.Shared.Plant;

/// <summary>How a fault comes.</summary>
public enum FaultShape
{
    Step,
    Ramp,
    Spread,
}
