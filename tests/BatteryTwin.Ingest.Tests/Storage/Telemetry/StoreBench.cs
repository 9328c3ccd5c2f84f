using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Win32.SafeHandles;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>A telemetry store on a folder of its own that can be closed, copied and opened again.</summary>
internal sealed class StoreBench : IContractBench
{
    private readonly TemporaryFolder _folder = new();

    public StoreBench(bool open = true)
    {
        if (open)
        {
            Store = Open(Folder);
        }
    }

    /// <summary>Limits so small that every mechanism works with a few points.</summary>
    public static StoreLimits Small { get; } = new()
    {
        BlockPoints = 16,
        RollupLevels = [new("5s", 5 * EpochTime.NsPerSecond), new("20s", 20 * EpochTime.NsPerSecond)],
        RollupRows = 4,
        BlockTextChars = 200,
        LogFileBytes = 1_000,
        LogBytes = 8_000,
        BlockFileBytes = 4_000,
        PendingPoints = 500,
        UnsyncedBlockBytes = 1_000,
        LatePoints = TimeSpan.Zero,
        RetryInterval = TimeSpan.FromMilliseconds(10),
    };

    public StoreLimits Limits { get; init; } = Small;

    public TelemetryStoreOptions Options { get; set; } = new() { FsyncInterval = TimeSpan.FromMilliseconds(5) };

    public ListLogger Log { get; } = new();

    public Func<string, AppendFile> OpenFile { get; set; } = path => new AppendFile(path);

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string Folder => _folder.PathOf("telemetry");

    public EmbeddedTelemetryStore Store { get; private set; } = null!;

    public EmbeddedTelemetryStore Open(string folder) => Store = new EmbeddedTelemetryStore(folder, Options, Limits, Time, Log, OpenFile);

    ITelemetryStore IContractBench.Store => Store;

    public long EarliestNs => long.MinValue;

    public long LatestNs => long.MaxValue - 1;

    public Task SettleAsync() => Store.CompactAsync();

    public Task CloseAsync() => Store.DisposeAsync().AsTask();

    public async Task RestartAsync()
    {
        await Store.DisposeAsync();
        Open(Folder);
    }

    /// <summary>Opens what a killed process would leave: a copy of the files as they are now, while nothing is under way. The running store is closed.</summary>
    public async Task KillAsync()
    {
        string copy = Folder + ".killed";
        await Store.MaintainAsync();
        CopyFolder(Folder, copy);
        await Store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        Directory.Move(copy, Folder);
        Open(Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    public static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (string file in Directory.EnumerateFiles(from))
        {
            using SafeFileHandle source = File.OpenHandle(file, share: FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[RandomAccess.GetLength(source)];
            int read = RandomAccess.Read(source, bytes, 0);
            File.WriteAllBytes(Path.Combine(to, Path.GetFileName(file)), bytes[..read]);
        }
    }
}
