namespace BatteryTwin.Ingest.Storage;

/// <summary>Storage takes no data because its disk is full; it does again by itself when there is space.</summary>
public sealed class StorageFullException : StorageUnavailableException
{
    public StorageFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StorageFullException()
    {
    }

    public StorageFullException(string message)
        : base(message)
    {
    }
}
