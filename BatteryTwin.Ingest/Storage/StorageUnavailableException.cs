namespace BatteryTwin.Ingest.Storage;

/// <summary>Storage cannot take data now; the message names the cause and the remedy.</summary>
public class StorageUnavailableException : Exception
{
    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StorageUnavailableException()
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }
}
