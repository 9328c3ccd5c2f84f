using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Win32.SafeHandles;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>Files on a disk that runs full, or that cannot be forced, for chosen kinds of files.</summary>
internal sealed class FaultyDisk
{
    private const int NoSpaceLeft = 28;

    /// <summary>Bytes that may still be written to files whose path contains <see cref="Where"/>.</summary>
    public long RoomBytes { get; set; } = long.MaxValue;

    public bool FailSync { get; set; }

    /// <summary>Part of the path of the files that are affected.</summary>
    public string Where { get; set; } = string.Empty;

    public AppendFile Open(string path) => new FaultyFile(this, path);

    private sealed class FaultyFile(FaultyDisk disk, string path) : AppendFile(path)
    {
        private bool Affected => Path.Contains(disk.Where, StringComparison.Ordinal);

        public override void Sync()
        {
            if (Affected && disk.FailSync)
            {
                throw new IOException("Input/output error");
            }

            base.Sync();
        }

        protected override void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset)
        {
            if (!Affected || disk.RoomBytes >= bytes.Length)
            {
                disk.RoomBytes -= Affected ? bytes.Length : 0;
                base.Write(handle, bytes, offset);
                return;
            }

            base.Write(handle, bytes[..(int)disk.RoomBytes], offset);
            disk.RoomBytes = 0;
            throw new IOException("No space left on device", NoSpaceLeft);
        }
    }
}
