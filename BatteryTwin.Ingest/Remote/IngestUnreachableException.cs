namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service did not answer, or not as it should; the message says which, why and what to do.</summary>
internal sealed class IngestUnreachableException : Exception
{
    public IngestUnreachableException(string message)
        : base(message)
    {
    }

    public IngestUnreachableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public IngestUnreachableException()
    {
    }
}
