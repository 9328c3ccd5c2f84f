using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Space;

/// <summary>Asks the operating system for the room on the disk of the data directory.</summary>
internal sealed class StorageSpace(DataDirectory directory, IOptions<StorageSpaceOptions> options) : IStorageSpace
{
    private readonly DriveInfo _drive = new(directory.FullPath);

    public StorageSpaceStatus Status
    {
        get
        {
            long total = _drive.TotalSize;
            return new(_drive.AvailableFreeSpace, total, (long)Math.Min(options.Value.LowBytes, total * options.Value.LowPercent / 100));
        }
    }
}
