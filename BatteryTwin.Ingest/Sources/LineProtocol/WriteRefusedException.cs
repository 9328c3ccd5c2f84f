namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>A write request that is refused as a whole, with the HTTP status to answer.</summary>
internal sealed class WriteRefusedException : Exception
{
    public WriteRefusedException(int status, string message)
        : base(message) => Status = status;

    public WriteRefusedException(int status, string message, Exception innerException)
        : base(message, innerException) => Status = status;

    public WriteRefusedException()
    {
    }

    public WriteRefusedException(string message)
        : base(message)
    {
    }

    public WriteRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public int Status { get; } = 400;
}
