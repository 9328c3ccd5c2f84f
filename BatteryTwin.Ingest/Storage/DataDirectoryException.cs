namespace BatteryTwin.Ingest.Storage;

/// <summary>The data directory (or a database in it) cannot be used; the message says why and what to do.</summary>
public sealed class DataDirectoryException : Exception
{
    public DataDirectoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DataDirectoryException()
    {
    }

    public DataDirectoryException(string message)
        : base(message)
    {
    }
}
