namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>Unit of a recurrence by calendar.</summary>
public enum RecurrenceUnit
{
    Day,
    Week,
    Month,
}
