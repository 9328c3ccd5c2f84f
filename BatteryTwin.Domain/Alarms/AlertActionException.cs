namespace BatteryTwin.Domain.Alarms;

/// <summary>An action an alert refuses in its state; the message says why.</summary>
public sealed class AlertActionException : Exception
{
    public AlertActionException(string message)
        : base(message)
    {
    }

    public AlertActionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AlertActionException()
    {
    }
}
