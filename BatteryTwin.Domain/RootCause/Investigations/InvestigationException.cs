namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>A step that an investigation does not allow as it stands; the message says why and what to do.</summary>
public sealed class InvestigationException : Exception
{
    public InvestigationException()
    {
    }

    public InvestigationException(string message)
        : base(message)
    {
    }

    public InvestigationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
