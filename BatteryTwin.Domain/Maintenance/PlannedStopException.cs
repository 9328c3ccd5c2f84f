namespace BatteryTwin.Domain.Maintenance;

/// <summary>A change of the planned stops that was refused; the message says why and what to do.</summary>
public sealed class PlannedStopException : Exception
{
    public PlannedStopException(StopRefusal refusal, string message)
        : base(message) => Refusal = refusal;

    public PlannedStopException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public PlannedStopException(string message)
        : base(message)
    {
    }

    public PlannedStopException()
    {
    }

    public StopRefusal Refusal { get; }
}
