using BatteryTwin.Ingest.Storage.Space;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Room on a disk as a test sets it.</summary>
internal sealed class SpaceBoard : IStorageSpace
{
    public StorageSpaceStatus Status { get; set; } = new(50_000_000_000, 100_000_000_000, 1_000_000_000);
}
