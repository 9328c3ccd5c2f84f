using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>A store that hears little or nothing packs its log into blocks, and no oftener than pays.</summary>
public sealed class QuietSealingTests
{
    private static readonly TimeSpan s_sealAfter = TimeSpan.FromSeconds(5);
    private static readonly StoreLimits s_limits = new() { BlockPoints = 64, QuietLogBytes = 1_000, BlockFileBytes = 128 * 1_024, RetryInterval = TimeSpan.FromMilliseconds(5) };

    private readonly ManualTime _time = new();

    [Fact]
    public async Task Idle_LogLongerThanItsBlocks_IsPackedAndSurvives()
    {
        await using StoreBench bench = Bench();
        await AppendRoundsAsync(bench, series: 5, from: 0, rounds: 40);
        await LookAsync(bench);
        Assert.True(LogBytes(bench) > 1_000, "points came since the look before");
        await LookAsync(bench);
        Assert.Equal(0, LogBytes(bench));
        Assert.Equal(5 * 40, Stored(bench).Sum(series => series.Blocks.PointCount));
        await bench.KillAsync();
        Assert.All(await bench.ReadAllAsync(), series => Assert.Equal(Enumerable.Range(0, 40).Select(Points.AtSecond), series.TimesNs));
    }

    [Fact]
    public async Task Idle_BlocksWouldBeLongerThanTheLog_LeavesIt()
    {
        await using StoreBench bench = Bench();
        TelemetryBatchBuilder one = new();
        for (int i = 0; i < 200; i++)
        {
            one.Add(Points.Key($"t{i}"), Points.AtSecond(0), FieldValue.Float(i));
        }

        await bench.AppendAsync(one.Build());
        long before = LogBytes(bench);
        await LookAsync(bench);
        await LookAsync(bench);
        Assert.InRange(before, 1_000, 200 * 20);
        Assert.Equal(before, LogBytes(bench));
    }

    [Fact]
    public async Task Trickle_LongLogOfOthers_IsPackedAndTheTrickleStaysInTheLog()
    {
        await using StoreBench bench = Bench();
        await AppendRoundsAsync(bench, series: 200, from: 0, rounds: 40);
        await LookAsync(bench);
        Assert.True(LogBytes(bench) > 200_000);
        await bench.AppendAsync(Points.Seconds("t0", 40, 1));
        await LookAsync(bench);
        Assert.Equal(0, LogBytes(bench));
        for (int second = 41; second < 60; second++)
        {
            await bench.AppendAsync(Points.Seconds("t0", second, 1));
            await LookAsync(bench);
        }

        Assert.InRange(LogBytes(bench), 19 * 30, 19 * 60);
        await bench.KillAsync();
        Assert.Equal(200 * 40 + 20, (await bench.ReadAllAsync()).Sum(series => series.Count));
    }

    [Fact]
    public async Task SlowSeries_PackedAgainAndAgain_KeepFewBlocksAndLittleDeadSpace()
    {
        await using StoreBench bench = Bench();
        for (int second = 0; second < 600; second += 6)
        {
            await AppendRoundsAsync(bench, series: 10, second, rounds: 6);
            await LookAsync(bench);
            await LookAsync(bench);
        }

        await bench.Store.CompactAsync();
        long bytes = Bytes(bench, "blocks");
        long live = Stored(bench).Sum(series => series.Blocks.Entries.ToArray().Sum(entry => (long)entry.Length));
        Assert.InRange(bytes, live, live * 2);
        Assert.All(Stored(bench), series => Assert.InRange(series.Blocks.Count, 600 / (s_limits.BlockPoints * 3 / 2), 600 / (s_limits.BlockPoints / 2)));
        await bench.RestartAsync();
        Assert.All(await bench.ReadAllAsync(), series => Assert.Equal(Enumerable.Range(0, 600).Select(Points.AtSecond), series.TimesNs));
    }

    [Fact]
    public async Task Idle_ReplacedBlocks_AreClearedAway()
    {
        await using StoreBench bench = Bench(limits: s_limits with { BlockPoints = 512 });
        for (int round = 0; round < 4; round++)
        {
            await bench.AppendAsync(Points.Seconds("a", 0, 1_000));
            await bench.AppendAsync(Points.Seconds("b", round * 1_500, 1_500));
            await bench.Store.MaintainAsync();
        }

        long before = Bytes(bench, "blocks");
        await bench.RestartAsync();
        await LookAsync(bench);
        await LookAsync(bench);
        Assert.InRange(Bytes(bench, "blocks"), 1, before * 9 / 10);
        await bench.KillAsync();
        Assert.Equal(7_000, (await bench.ReadAllAsync()).Sum(series => series.Count));
    }

    [Fact]
    public async Task FullChunk_BehindAShortBlock_TakesItAlong()
    {
        await using StoreBench bench = Bench();
        await bench.AppendAsync(Points.Seconds("a", 0, 20));
        await bench.Store.CompactAsync();
        await bench.AppendAsync(Points.Seconds("a", 20, 64));
        await bench.Store.MaintainAsync();
        Assert.Equal(84, Assert.Single(Assert.Single(Stored(bench)).Blocks.Entries.ToArray()).Count);
    }

    [Fact]
    public async Task Close_LongLog_IsPacked()
    {
        await using StoreBench bench = Bench();
        await AppendRoundsAsync(bench, series: 5, from: 0, rounds: 40);
        await bench.Store.DisposeAsync();
        Assert.Equal(0, LogBytes(bench));
        bench.Open(bench.Folder);
        Assert.Contains(bench.Log.Entries, entry => entry.Message.Contains("5 series, 0 points read back from the log", StringComparison.Ordinal));
        Assert.All(await bench.ReadAllAsync(), series => Assert.Equal(Enumerable.Range(0, 40).Select(Points.AtSecond), series.TimesNs));
    }

    [Fact]
    public async Task Close_BlocksCannotBeWritten_SaysSoAndTheLogKeepsThePoints()
    {
        FaultyDisk disk = new() { Where = ".blk", RoomBytes = 500 };
        await using StoreBench bench = Bench(disk);
        await AppendRoundsAsync(bench, series: 5, from: 0, rounds: 40);
        await bench.Store.DisposeAsync();
        Assert.Contains(bench.Log.Entries, entry => entry.Level == LogLevel.Warning && entry.Message.Contains("the log keeps their points", StringComparison.Ordinal));
        disk.RoomBytes = long.MaxValue;
        bench.Open(bench.Folder);
        Assert.All(await bench.ReadAllAsync(), series => Assert.Equal(Enumerable.Range(0, 40).Select(Points.AtSecond), series.TimesNs));
    }

    [Fact]
    public async Task Idle_MoreOpenPointsThanMayWait_ArePackedInTurns()
    {
        await using StoreBench bench = Bench(limits: s_limits with { PendingPoints = 100 });
        await AppendRoundsAsync(bench, series: 30, from: 0, rounds: 40);
        await LookAsync(bench);
        await LookAsync(bench);
        Assert.Equal(0, LogBytes(bench));
        Assert.Equal(30 * 40, (await bench.ReadAllAsync()).Sum(series => series.Count));
    }

    private StoreBench Bench(FaultyDisk? disk = null, StoreLimits? limits = null)
    {
        StoreBench bench = new(open: false)
        {
            Limits = limits ?? s_limits,
            Time = _time,
            Options = new TelemetryStoreOptions { SealAfter = s_sealAfter },
            OpenFile = (disk ?? new FaultyDisk()).Open,
        };
        bench.Open(bench.Folder);
        return bench;
    }

    /// <summary>Lets the time of one look pass and waits until it has been taken.</summary>
    private async Task LookAsync(StoreBench bench)
    {
        _time.Advance(s_sealAfter);
        await bench.Store.MaintainAsync();
    }

    /// <summary>One value a second for each series, every one a batch of its own, as slow sources send them.</summary>
    private static async Task AppendRoundsAsync(StoreBench bench, int series, int from, int rounds)
    {
        for (int second = from; second < from + rounds; second++)
        {
            for (int i = 0; i < series; i++)
            {
                await bench.AppendAsync(Points.Seconds($"t{i}", second, 1));
            }
        }
    }

    private static long LogBytes(StoreBench bench) => Bytes(bench, "log");

    private static long Bytes(StoreBench bench, string folder) =>
        new DirectoryInfo(Path.Combine(bench.Folder, folder)).EnumerateFiles().Sum(file => file.Length);

    private static IReadOnlyList<StoredSeries> Stored(StoreBench bench) => StoredBlocks.In(bench.Folder, s_limits);
}
