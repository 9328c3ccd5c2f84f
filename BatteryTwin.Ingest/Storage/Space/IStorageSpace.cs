namespace BatteryTwin.Ingest.Storage.Space;

/// <summary>Watches the room on the disk of the data directory.</summary>
public interface IStorageSpace
{
    /// <summary>As it is now.</summary>
    StorageSpaceStatus Status { get; }
}
