using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage;

/// <summary>Turns what the operating system or SQLite says into what people can act on.</summary>
public static class StorageFault
{
    // errno of Linux and macOS, and the two Windows errors of the same meaning.
    private const int NoSpaceLeft = 28;
    private const int QuotaExceededLinux = 122;
    private const int QuotaExceededMac = 69;
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    // SQLite's own: database or disk is full; no room for the index of its log.
    private const int SqliteFull = 13;
    private const int SqliteNoSharedMemory = 4_874;

    /// <param name="cause">An <see cref="IOException"/> or <see cref="SqliteException"/>.</param>
    /// <param name="what">What could not be done, as a clause: "the alert cannot be written".</param>
    /// <param name="where">The file or folder it was about; null for the data directory.</param>
    public static StorageUnavailableException Of(Exception cause, string what, string? where = null)
    {
        string place = where is null ? "the disk of BatteryTwin:DataDirectory" : $"'{where}'";
        return IsFull(cause)
            ? new StorageFullException($"{what}: {place} is full ({cause.Message}). Free space or enlarge the disk; nothing stored is lost, and writing goes on by itself", cause)
            : new StorageUnavailableException($"{what} ({cause.Message}): check {place}, then try again", cause);
    }

    /// <summary>True when there was no space.</summary>
    public static bool IsFull(Exception cause) => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull || sqlite.SqliteExtendedErrorCode == SqliteNoSharedMemory,
        IOException io => io.HResult is NoSpaceLeft or QuotaExceededLinux or QuotaExceededMac or WindowsHandleDiskFull or WindowsDiskFull,
        _ => false,
    };
}
