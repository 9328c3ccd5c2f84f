namespace BatteryTwin.Ingest.Storage;

/// <summary>Tells what is stored and how much room is left, where telemetry comes in.</summary>
public interface IStorageOverview
{
    StorageOverview Current { get; }
}
