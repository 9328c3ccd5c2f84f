namespace BatteryTwin.Ingest.Operations;

/// <summary>The process must not start as configured; the message lists every reason and what to change.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StartRefusedException()
    {
    }
}
