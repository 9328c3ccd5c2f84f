using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Win32.SafeHandles;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>
/// Files of a process that is killed in the middle of one of its writes: that write arrives in part, and nothing that comes later reaches the
/// disk: no write, no deletion, no new file.
/// </summary>
internal sealed class DyingDisk(long lastWrite, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private long _writes;

    private long LastWrite { get; } = lastWrite;

    public long Writes => Interlocked.Read(ref _writes);

    public bool IsDead => Writes >= LastWrite;

    public AppendFile Open(string path) => IsDead ? throw new IOException("killed") : new DyingFile(this, path);

    private void Live()
    {
        if (IsDead)
        {
            throw new IOException("killed");
        }
    }

    private sealed class DyingFile(DyingDisk disk, string path) : AppendFile(path)
    {
        public override void Sync()
        {
            disk.Live();
            base.Sync();
        }

        public override void Delete()
        {
            lock (disk._lock)
            {
                disk.Live();
                base.Delete();
            }
        }

        public override void Cut(long length)
        {
            disk.Live();
            base.Cut(length);
        }

        protected override void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset)
        {
            lock (disk._lock)
            {
                disk.Live();
                if (Interlocked.Increment(ref disk._writes) < disk.LastWrite)
                {
                    base.Write(handle, bytes, offset);
                    return;
                }

                base.Write(handle, bytes[..disk._random.Next(bytes.Length + 1)], offset);
                throw new IOException("killed");
            }
        }
    }

}
