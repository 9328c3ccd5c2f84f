namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>How pressing an order is, where no cost of waiting says it.</summary>
public enum WorkPriority
{
    Low,
    Medium,
    High,
    Urgent,
}
