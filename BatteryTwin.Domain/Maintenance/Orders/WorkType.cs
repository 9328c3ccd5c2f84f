namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>Why work is done (EN 13306): after a failure, because one is foreseen, or on a schedule.</summary>
public enum WorkType
{
    Corrective,
    Predictive,
    Preventive,
}
