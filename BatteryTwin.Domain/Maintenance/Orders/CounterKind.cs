namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>What a machine counts.</summary>
public enum CounterKind
{
    RunningHours,
    Cycles,
}
