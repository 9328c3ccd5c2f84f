namespace BatteryTwin.Ingest.Pipeline;

/// <summary>The bounded ingest queue is full.</summary>
public sealed class IngestOverloadedException : Exception
{
    public IngestOverloadedException(string message)
        : base(message)
    {
    }

    public IngestOverloadedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public IngestOverloadedException()
        : base("too many points are waiting to be stored; send again after the time in Retry-After, in smaller or fewer batches")
    {
    }
}
