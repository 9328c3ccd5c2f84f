namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>A step an order refuses in its state, or a value it cannot take; the message says why.</summary>
public sealed class WorkOrderException : Exception
{
    public WorkOrderException(string message)
        : base(message)
    {
    }

    public WorkOrderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public WorkOrderException()
    {
    }
}
