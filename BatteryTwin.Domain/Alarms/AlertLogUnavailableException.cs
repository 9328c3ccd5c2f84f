namespace BatteryTwin.Domain.Alarms;

/// <summary>Nothing can be done about alerts at the moment; the message says why and what to do.</summary>
public sealed class AlertLogUnavailableException : Exception
{
    public AlertLogUnavailableException(string message)
        : base(message)
    {
    }

    public AlertLogUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AlertLogUnavailableException()
    {
    }
}
