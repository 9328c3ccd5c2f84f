using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>Points that come just after their chunk was closed, as when two connections overtake each other, go into its block.</summary>
public sealed class LatePointsTests
{
    /// <summary>The sealer waits for late points until a test asks for a round.</summary>
    private static readonly StoreLimits s_limits = StoreBench.Small with { LatePoints = TimeSpan.FromMinutes(10), LogBytes = 1 << 20, LogFileBytes = 300 };

    private readonly NaiveTelemetry _model = new();

    [Fact]
    public async Task Seal_FewLatePoints_MakesBlocksThatNeedNoRewriting()
    {
        await using StoreBench bench = await OpenAsync();
        await AppendAsync(bench, Points.Seconds("a", 0, 12));
        await AppendAsync(bench, Points.Seconds("a", 15, 4));
        await AppendAsync(bench, Points.Seconds("a", 12, 3));
        await AppendAsync(bench, Points.Seconds("a", 19, 2));
        await bench.Store.MaintainAsync();
        Assert.Equal([19], BlockCounts(bench));
        await AssertSameAsync(bench);
        await bench.KillAsync();
        await AssertSameAsync(bench);
    }

    [Fact]
    public async Task Seal_AllOpenPointsAreLate_LeavesNoOpenChunkAndTheLogCanGo()
    {
        await using StoreBench bench = await OpenAsync();
        await AppendAsync(bench, Points.Seconds("a", 0, 12));
        await AppendAsync(bench, Points.Seconds("a", 15, 4));
        await AppendAsync(bench, Points.Seconds("a", 12, 3));
        await bench.Store.MaintainAsync();
        Assert.Equal([19], BlockCounts(bench));
        await AssertSameAsync(bench);
        await AppendAsync(bench, Points.Seconds("b", 0, 30));
        await bench.Store.CompactAsync();
        Assert.Equal(0, new DirectoryInfo(Path.Combine(bench.Folder, "log")).EnumerateFiles().Sum(file => file.Length));
        await bench.RestartAsync();
        await AssertSameAsync(bench);
    }

    [Fact]
    public async Task Seal_LatePointRepeatsATime_TheLastWrittenWinsAfterARestartToo()
    {
        await using StoreBench bench = await OpenAsync();
        await AppendAsync(bench, Points.Seconds("a", 0, 16));
        await AppendAsync(bench, Points.One(Points.Key("a"), Points.AtSecond(7), FieldValue.Float(70)));
        await AppendAsync(bench, Points.One(Points.Key("a"), Points.AtSecond(20), FieldValue.Float(20)));
        await bench.Store.MaintainAsync();
        await AssertSameAsync(bench);
        await AppendAsync(bench, Points.One(Points.Key("a"), Points.AtSecond(7), FieldValue.Float(71)));
        await AssertSameAsync(bench);
        await bench.KillAsync();
        await AssertSameAsync(bench);
        await bench.Store.CompactAsync();
        await AssertSameAsync(bench);
    }

    [Fact]
    public async Task Seal_LateTexts_GoAlong()
    {
        await using StoreBench bench = await OpenAsync();
        foreach (int second in (int[])[.. Enumerable.Range(0, 13), 15, 16, 17, 13, 14, 18])
        {
            await AppendAsync(bench, Points.One(Points.Key("a", "text"), Points.AtSecond(second), FieldValue.String($"at {second}")));
        }

        await bench.Store.MaintainAsync();
        Assert.Equal([18], BlockCounts(bench));
        await AssertSameAsync(bench);
        await bench.KillAsync();
        await AssertSameAsync(bench);
    }

    /// <summary>A store whose first round is over.</summary>
    private static async Task<StoreBench> OpenAsync()
    {
        StoreBench bench = new(open: false) { Limits = s_limits };
        await bench.Open(bench.Folder).MaintainAsync();
        return bench;
    }

    private async Task AppendAsync(StoreBench bench, TelemetryBatch batch)
    {
        await bench.AppendAsync(batch);
        _model.Append(batch);
    }

    private async Task AssertSameAsync(StoreBench bench)
    {
        RangeQuery all = new() { Series = SeriesSelector.All, FromNs = long.MinValue, ToNs = long.MaxValue };
        TelemetryAssert.Same(_model.Read(all), await bench.ReadAllAsync(), exact: true);
        Assert.Equal(_model.Series(), await bench.Store.SeriesAsync(SeriesSelector.All, TestContext.Current.CancellationToken));
    }

    private static IEnumerable<int> BlockCounts(StoreBench bench) =>
        StoredBlocks.In(bench.Folder, s_limits).SelectMany(series => series.Blocks.Entries.ToArray()).Select(entry => entry.Count);
}
