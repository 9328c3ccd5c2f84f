using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>What survives cuts, damage, full disks and disks that cannot be forced.</summary>
public sealed class StoreDurabilityTests
{
    private static readonly StoreLimits s_plain = new() { RetryInterval = TimeSpan.FromMilliseconds(5) };

    [Fact]
    public async Task Open_LogCutAtEveryByteOfTheLastRecord_KeepsEverythingBefore()
    {
        await using StoreBench bench = new(open: false) { Limits = s_plain };
        string log = Path.Combine(bench.Folder, "log", "0000000001.wal");
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 20));
        long whole = new FileInfo(log).Length;
        await bench.AppendAsync(Points.Seconds("a", 20, 5));
        long end = new FileInfo(log).Length;
        await bench.Store.DisposeAsync();
        byte[] bytes = await File.ReadAllBytesAsync(log, TestContext.Current.CancellationToken);
        Assert.True(end > whole + 24);
        for (long cut = whole; cut <= end; cut++)
        {
            await File.WriteAllBytesAsync(log, bytes[..(int)cut], TestContext.Current.CancellationToken);
            bench.Open(bench.Folder);
            SeriesPoints points = Assert.Single(await bench.ReadAllAsync());
            Assert.Equal(cut == end ? 25 : 20, points.Count);
            Assert.Equal(cut == end ? end : whole, new FileInfo(log).Length);
            await bench.Store.DisposeAsync();
        }

        Assert.Contains(bench.Log.Entries, entry => entry.Level == LogLevel.Warning && entry.Message.Contains("unfinished", StringComparison.Ordinal));
        bench.Open(bench.Folder);
    }

    [Fact]
    public async Task Open_LogDamagedInTheMiddle_ReadsTheRestAndSaysSo()
    {
        await using StoreBench bench = new(open: false) { Limits = s_plain };
        string log = Path.Combine(bench.Folder, "log", "0000000001.wal");
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        long begin = new FileInfo(log).Length;
        await bench.AppendAsync(Points.Seconds("a", 10, 10));
        await bench.AppendAsync(Points.Seconds("a", 20, 10));
        await bench.Store.DisposeAsync();
        Flip(log, begin + 30);
        bench.Open(bench.Folder);
        SeriesPoints points = Assert.Single(await bench.ReadAllAsync());
        Assert.Equal(Enumerable.Range(0, 10).Concat(Enumerable.Range(20, 10)).Select(Points.AtSecond), points.TimesNs);
        Assert.Contains(bench.Log.Entries, entry => entry.Level == LogLevel.Error && entry.Message.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_DamagedBlock_IsReportedAndTheRestReadable()
    {
        await using StoreBench bench = new();
        await bench.AppendAsync(Points.Seconds("a", 0, 64));
        await bench.Store.CompactAsync();
        string blocks = Path.Combine(bench.Folder, "blocks", "0000000001.blk");
        Flip(blocks, new FileInfo(blocks).Length - 3);
        SeriesPoints points = Assert.Single(await bench.ReadAsync(Points.Of("a")));
        Assert.Equal(Enumerable.Range(0, 48).Select(Points.AtSecond), points.TimesNs);
        Assert.Equal(1, bench.Store.Statistics.DamagedBlocks);
        Assert.Contains(bench.Log.Entries, entry => entry.Level == LogLevel.Error && entry.Message.StartsWith("Damaged storage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Append_DiskFull_IsRefusedWithoutLossAndWorksAgainWithSpace()
    {
        FaultyDisk disk = new() { Where = ".wal" };
        await using StoreBench bench = new(open: false) { Limits = s_plain, OpenFile = disk.Open };
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        disk.RoomBytes = 40;
        StorageFullException refused = await Assert.ThrowsAsync<StorageFullException>(() => bench.AppendAsync(Points.Seconds("a", 10, 10)).AsTask());
        Assert.Contains("No space left", refused.Message, StringComparison.Ordinal);
        Assert.Equal(10, Assert.Single(await bench.ReadAllAsync()).Count);
        disk.RoomBytes = long.MaxValue;
        await bench.AppendAsync(Points.Seconds("a", 20, 10));
        await bench.KillAsync();
        Assert.Equal(Enumerable.Range(0, 10).Concat(Enumerable.Range(20, 10)).Select(Points.AtSecond), Assert.Single(await bench.ReadAllAsync()).TimesNs);
        Assert.DoesNotContain(bench.Log.Entries, entry => entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Append_NewSeriesOnAFullDisk_IsRefusedAndWorksAgainWithSpace()
    {
        FaultyDisk disk = new() { Where = "series.log", RoomBytes = 3 };
        await using StoreBench bench = new(open: false) { Limits = s_plain, OpenFile = disk.Open };
        bench.Open(bench.Folder);
        await Assert.ThrowsAsync<StorageFullException>(() => bench.AppendAsync(Points.Seconds("a", 0, 10)).AsTask());
        Assert.Null(bench.Store.TypeOf(Points.Key("a")));
        disk.RoomBytes = long.MaxValue;
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        await bench.RestartAsync();
        Assert.Equal(10, Assert.Single(await bench.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Append_BlocksCannotBeWritten_TakesWhatTheLogMayHoldThenRefusesThenRecovers()
    {
        FaultyDisk disk = new() { Where = ".blk", RoomBytes = 0 };
        await using StoreBench bench = new(open: false) { OpenFile = disk.Open };
        bench.Open(bench.Folder);
        NaiveTelemetry model = new();
        StorageUnavailableException? refused = null;
        for (int second = 0; refused is null; second += 10)
        {
            Assert.True(second < 100_000, "the log must be bounded");
            TelemetryBatch batch = Points.Seconds("a", second, 10);
            refused = await TryAppendAsync(bench, batch);
            if (refused is null)
            {
                model.Append(batch);
            }
        }

        Assert.IsType<StorageFullException>(refused);
        TelemetryAssert.Same(model.Read(Points.Of("a")), await bench.ReadAllAsync(), exact: true);
        disk.RoomBytes = long.MaxValue;
        await bench.Store.MaintainAsync();
        await bench.AppendAsync(Points.Seconds("b", 0, 1));
        model.Append(Points.Seconds("b", 0, 1));
        await bench.KillAsync();
        TelemetryAssert.Same(model.Read(Points.Of("*")), await bench.ReadAllAsync(), exact: true);
    }

    [Fact]
    public async Task Append_StrictAndLogCannotBeForced_IsRefusedUntilItsPointsAreInBlocks()
    {
        FaultyDisk disk = new() { Where = ".wal" };
        await using StoreBench bench = new(open: false) { Limits = s_plain, OpenFile = disk.Open, Options = new TelemetryStoreOptions { Strict = true } };
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        disk.FailSync = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => bench.AppendAsync(Points.Seconds("a", 10, 10)).AsTask());
        disk.FailSync = false;
        await Eventually(async () => await TryAppendAsync(bench, Points.Seconds("a", 20, 10)) is null);
        Assert.True(new FileInfo(Path.Combine(bench.Folder, "blocks", "0000000001.blk")).Length > 0);
        await Eventually(() => Task.FromResult(!File.Exists(Path.Combine(bench.Folder, "log", "0000000001.wal"))));
        Assert.Equal(30, Assert.Single(await bench.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Compact_BlockFileCannotBeForced_WritesItsBlocksAgainElsewhere()
    {
        FaultyDisk disk = new() { Where = "0000000001.blk", FailSync = true };
        await using StoreBench bench = new(open: false) { Limits = s_plain, OpenFile = disk.Open };
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 100));
        await bench.Store.CompactAsync();
        Assert.False(File.Exists(Path.Combine(bench.Folder, "blocks", "0000000001.blk")));
        Assert.Equal(100, Assert.Single(await bench.ReadAllAsync()).Count);
        await bench.KillAsync();
        Assert.Equal(100, Assert.Single(await bench.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Append_ManyWritersBesideReaders_LosesNothing()
    {
        await using StoreBench bench = new();
        using CancellationTokenSource stop = new();
        Task readers = Task.Run(async () =>
        {
            long last = 0;
            while (!stop.IsCancellationRequested)
            {
                long count = (await bench.ReadAllAsync()).Sum(series => (long)series.Count);
                Assert.True(count >= last, $"{count} points after {last}");
                last = count;
            }
        }, TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (int second = 0; second < 600; second += 3)
            {
                await bench.AppendAsync(Points.Seconds($"t{writer}", second, 3));
            }
        }, TestContext.Current.CancellationToken)));
        await stop.CancelAsync();
        await readers;
        await bench.RestartAsync();
        Assert.All(await bench.ReadAllAsync(), series => Assert.Equal(Enumerable.Range(0, 600).Select(Points.AtSecond), series.TimesNs));
        Assert.Equal(4, bench.Store.Statistics.SeriesCount);
    }

    [Fact]
    public async Task Append_Long_KeepsTheLogBounded()
    {
        await using StoreBench bench = new();
        await bench.AppendAsync(Points.Seconds("slow", 0, 1));
        for (int second = 0; second < 4_000; second += 8)
        {
            await bench.AppendAsync(Points.Seconds("fast", second, 8));
        }

        await bench.Store.MaintainAsync();
        long bytes = new DirectoryInfo(Path.Combine(bench.Folder, "log")).EnumerateFiles().Sum(file => file.Length);
        Assert.InRange(bytes, 0, StoreBench.Small.LogBytes + StoreBench.Small.LogFileBytes);
        Assert.Equal(4_001, (await bench.ReadAllAsync()).Sum(series => series.Count));
    }

    [Fact]
    public async Task Maintain_ManyReplacedBlocks_GivesTheSpaceBack()
    {
        await using StoreBench bench = new();
        for (int round = 0; round < 30; round++)
        {
            await bench.AppendAsync(Points.Seconds("a", 0, 320));
        }

        await bench.Store.CompactAsync();
        await bench.Store.CompactAsync();
        Assert.Equal(320, bench.Store.Statistics.PointCount);
        long bytes = new DirectoryInfo(Path.Combine(bench.Folder, "blocks")).EnumerateFiles().Sum(file => file.Length);
        Assert.InRange(bytes, 1, 4 * StoreBench.Small.BlockFileBytes);
        await bench.KillAsync();
        Assert.Equal(Enumerable.Range(0, 320).Select(Points.AtSecond), Assert.Single(await bench.ReadAllAsync()).TimesNs);
    }

    [Fact]
    public async Task Maintain_Retention_DropsOldBlocksForGood()
    {
        ManualTimeProvider time = new(EpochTime.FromNs(Points.AtSecond(1_000)));
        await using StoreBench bench = new(open: false) { Time = time, Options = new TelemetryStoreOptions { RetentionDays = 1 } };
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 64));
        await bench.AppendAsync(Points.Seconds("a", 90_000, 64));
        await bench.Store.CompactAsync();
        Assert.Equal(128, bench.Store.Statistics.PointCount);
        time.Now = EpochTime.FromNs(Points.AtSecond(90_000));
        await bench.Store.MaintainAsync();
        Assert.Equal(Points.AtSecond(90_000), Assert.Single(await bench.ReadAllAsync()).TimesNs[0]);
        await bench.RestartAsync();
        await bench.Store.MaintainAsync();
        Assert.Equal(64, Assert.Single(await bench.ReadAllAsync()).Count);
    }

    private static async Task<StorageUnavailableException?> TryAppendAsync(StoreBench bench, TelemetryBatch batch)
    {
        try
        {
            await bench.AppendAsync(batch);
            return null;
        }
        catch (StorageUnavailableException e)
        {
            return e;
        }
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        DateTime deadline = DateTime.UtcNow.AddSeconds(10);
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < deadline, "not within ten seconds");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static void Flip(string path, long offset)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = offset;
        int value = stream.ReadByte();
        stream.Position = offset;
        stream.WriteByte((byte)(value ^ 0x10));
    }
}
