using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>
/// Rollups of 5 and 20 seconds. That they say what the points say is shown by <see cref="StoreModelTests"/>; here, that they outlive the points,
/// and a restart.
/// </summary>
public sealed class RollupTests : IAsyncDisposable
{
    private const int DaySeconds = 86_400;

    private readonly ManualTimeProvider _time = new(EpochTime.FromNs(Points.AtSecond(0)));
    private readonly StoreBench _bench;
    private readonly NaiveTelemetry _model = new();

    public RollupTests()
    {
        _bench = new(open: false) { Time = _time, Options = new TelemetryStoreOptions { RetentionDays = 1 } };
        _bench.Open(_bench.Folder);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(20)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Aggregate_OfDroppedPoints_IsWhatItWas(int everySeconds)
    {
        await DropFirstPointsAsync();

        foreach (AggregateFunction function in Enum.GetValues<AggregateFunction>())
        {
            RangeQuery query = Aggregate(everySeconds, function);
            TelemetryAssert.Same(_model.Read(query), await _bench.ReadAsync(query), exact: false);
            TelemetryAssert.Same(_model.Read(query with { GroupByField = true }), await _bench.ReadAsync(query with { GroupByField = true }), exact: false);
        }

        await _bench.KillAsync();
        RangeQuery sums = Aggregate(everySeconds, AggregateFunction.Sum);
        TelemetryAssert.Same(_model.Read(sums), await _bench.ReadAsync(sums), exact: false);
    }

    [Fact]
    public async Task Aggregate_OfDroppedPointsInFinerBuckets_HasOneForEverySummary()
    {
        await DropFirstPointsAsync();

        SeriesPoints answer = Assert.Single(await _bench.ReadAsync(Aggregate(1, AggregateFunction.Count) with { ToNs = Points.AtSecond(100) }));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => Points.AtSecond(5 * i)), answer.TimesNs);
        Assert.All(answer.Values, value => Assert.Equal(FieldValue.Integer(5), value));
    }

    [Theory]
    [InlineData(ShapeMethod.MinMax)]
    [InlineData(ShapeMethod.Lttb)]
    public async Task Curve_OfDroppedPoints_HasTheirExtremes(ShapeMethod method)
    {
        await DropFirstPointsAsync();

        SeriesPoints curve = Assert.Single(await _bench.ReadAsync(new RangeQuery
        {
            Series = SeriesSelector.All,
            FromNs = long.MinValue,
            ToNs = Points.AtSecond(1_000),
            Reduction = new RangeReduction.Shape(200, method),
        }));

        Assert.Equal(Points.AtSecond(0), curve.TimesNs[0]);
        Assert.Equal(Points.AtSecond(202), curve.TimesNs[^1]);
        Assert.InRange(curve.Count, 41, 200);
        Assert.Contains(FieldValue.Float(10.4), curve.Values);
        Assert.Equal(curve.TimesNs.Order(), curve.TimesNs);
    }

    [Fact]
    public async Task RawPoints_Dropped_AreNotMadeUp()
    {
        await DropFirstPointsAsync();

        Assert.True(Assert.Single(await _bench.ReadAllAsync()).TimesNs[0] >= Points.AtSecond(2 * DaySeconds));
    }

    [Fact]
    public async Task LatePoint_BeyondTheRetention_LeavesTheSummaryAsItIs()
    {
        await DropFirstPointsAsync();
        await _bench.AppendAsync(Points.Seconds("a", 42, 1));
        await _bench.Store.CompactAsync();
        await _bench.RestartAsync();
        await _bench.Store.CompactAsync();

        RangeQuery query = Aggregate(20, AggregateFunction.Count);
        TelemetryAssert.Same(_model.Read(query), await _bench.ReadAsync(query), exact: true);
    }

    [Fact]
    public async Task LatePoint_WithinTheRetention_IsCountedAtOnceAndAfterARestart()
    {
        await AppendAsync("a", 0, 200);
        await _bench.Store.CompactAsync();
        TelemetryBatch late = Points.One(Points.Key("a"), Points.AtSecond(40) + 1, FieldValue.Float(1_000));
        await _bench.AppendAsync(late);
        _model.Append(late);
        RangeQuery query = Aggregate(20, AggregateFunction.Sum);

        TelemetryAssert.Same(_model.Read(query), await _bench.ReadAsync(query), exact: false);
        await _bench.Store.CompactAsync();
        TelemetryAssert.Same(_model.Read(query), await _bench.ReadAsync(query), exact: false);
        await _bench.KillAsync();
        TelemetryAssert.Same(_model.Read(query), await _bench.ReadAsync(query), exact: false);
    }

    [Fact]
    public async Task Open_StoreThatHadNoRollups_MakesThemOfItsBlocks()
    {
        _bench.Options = new TelemetryStoreOptions { Rollups = false };
        await _bench.RestartAsync();
        await AppendAsync("a", 0, 200);
        await _bench.Store.CompactAsync();
        Assert.False(Directory.Exists(Path.Combine(_bench.Folder, "rollups", "5s")) && RollupBytes > 0);

        _bench.Options = new TelemetryStoreOptions { RetentionDays = 1 };
        await _bench.RestartAsync();
        _time.Now = EpochTime.FromNs(Points.AtSecond(3 * DaySeconds));
        await _bench.Store.MaintainAsync();

        Assert.Empty(await _bench.ReadAllAsync());
        RangeQuery query = Aggregate(20, AggregateFunction.Mean);
        TelemetryAssert.Same(_model.Read(query), await _bench.ReadAsync(query), exact: false);
    }

    [Fact]
    public async Task Maintain_RetentionOfSummaries_DropsThem()
    {
        _bench.Options = new TelemetryStoreOptions { RetentionDays = 1, MinuteRetentionDays = 2, HourRetentionDays = 4 };
        await _bench.RestartAsync();
        await DropFirstPointsAsync();
        _time.Now = EpochTime.FromNs(Points.AtSecond(3 * DaySeconds));
        await _bench.Store.MaintainAsync();

        SeriesPoints coarser = Assert.Single(await _bench.ReadAsync(Aggregate(5, AggregateFunction.Count) with { ToNs = Points.AtSecond(40) }));
        Assert.Equal([Points.AtSecond(0), Points.AtSecond(20)], coarser.TimesNs);
        _time.Now = EpochTime.FromNs(Points.AtSecond(6 * DaySeconds));
        await _bench.Store.MaintainAsync();
        Assert.Empty(await _bench.ReadAsync(Aggregate(20, AggregateFunction.Count) with { ToNs = Points.AtSecond(DaySeconds) }));
    }

    [Fact]
    public async Task Maintain_SummariesCannotBeWritten_StillDropsOldPointsAndSaysSo()
    {
        FaultyDisk disk = new() { Where = "rollups", RoomBytes = 0 };
        await using StoreBench bench = new(open: false) { Time = _time, OpenFile = disk.Open, Options = new TelemetryStoreOptions { RetentionDays = 1 } };
        bench.Open(bench.Folder);
        await bench.AppendAsync(Points.Seconds("a", 0, 64));
        await bench.AppendAsync(Points.Seconds("a", 2 * DaySeconds, 64));
        await bench.Store.CompactAsync();
        _time.Now = EpochTime.FromNs(Points.AtSecond(2 * DaySeconds));
        await bench.Store.MaintainAsync();

        Assert.Equal(64, Assert.Single(await bench.ReadAllAsync()).Count);
        Assert.Contains(bench.Log.Entries, entry => entry.Level == LogLevel.Warning && entry.Message.Contains("Summaries", StringComparison.Ordinal));
        disk.RoomBytes = long.MaxValue;
        await bench.Store.MaintainAsync();
        Assert.Equal(0, bench.Store.Damage.Places);
    }

    [Fact]
    public async Task Retention_TakenBack_StillAnswersWhatItDroppedFromSummaries()
    {
        await DropFirstPointsAsync(points: 2_000);
        Assert.False(File.Exists(Path.Combine(_bench.Folder, "blocks", "0000000001.blk")));
        _bench.Options = new TelemetryStoreOptions();
        await _bench.RestartAsync();

        SeriesPoints counts = Assert.Single(await _bench.ReadAsync(Aggregate(7, AggregateFunction.Count) with { ToNs = Points.AtSecond(1_000) }));
        Assert.Equal(1_000, counts.Values.Sum(value => value.ToDouble()));

        // A late point among those that are gone is not counted instead of them.
        await _bench.AppendAsync(Points.Seconds("a", 42, 1));
        await _bench.Store.CompactAsync();
        RangeQuery query = Aggregate(20, AggregateFunction.Count) with { ToNs = Points.AtSecond(1_000) };
        TelemetryAssert.Same(_model.Read(query), await _bench.ReadAsync(query), exact: true);
    }

    [Fact]
    public async Task Open_FileOfSummariesIsGone_IsReported()
    {
        await DropFirstPointsAsync(points: 2_000);
        Assert.False(File.Exists(Path.Combine(_bench.Folder, "blocks", "0000000001.blk")));
        await _bench.Store.DisposeAsync();
        File.Delete(Path.Combine(_bench.Folder, "rollups", "20s", "0000000001.blk"));
        _bench.Open(_bench.Folder);

        Assert.Contains(_bench.Store.Damage.First, damage => damage.File.Contains("20s", StringComparison.Ordinal));
        RangeQuery kept = Aggregate(20, AggregateFunction.Sum) with { FromNs = Points.AtSecond(2 * DaySeconds) };
        TelemetryAssert.Same(_model.Read(kept), await _bench.ReadAsync(kept), exact: false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summaries_Damaged_AreReportedAndTheirPointsAreRead(bool whileRunning)
    {
        await AppendAsync("a", 0, 200);
        await _bench.Store.CompactAsync();
        if (!whileRunning)
        {
            await _bench.Store.DisposeAsync();
        }

        foreach (string level in (string[])["5s", "20s"])
        {
            using SafeFileHandle file = File.OpenHandle(Path.Combine(_bench.Folder, "rollups", level, "0000000001.blk"), access: FileAccess.ReadWrite, share: FileShare.ReadWrite);
            long length = RandomAccess.GetLength(file);
            RandomAccess.Write(file, [0x55], length - 3);
            RandomAccess.Write(file, [0x55], length / 2);
        }

        if (!whileRunning)
        {
            _bench.Open(_bench.Folder);
        }

        RangeQuery query = Aggregate(20, AggregateFunction.Sum);
        TelemetryAssert.Same(_model.Read(query), await _bench.ReadAsync(query), exact: false);
        Assert.NotEqual(0, _bench.Store.Damage.Places);
        TelemetryBatch late = Points.One(Points.Key("a"), Points.AtSecond(190) + 1, FieldValue.Float(1_000));
        await _bench.AppendAsync(late);
        _model.Append(late);
        await AppendAsync("a", 200, 60);
        await _bench.Store.CompactAsync();
        foreach (RangeQuery again in (RangeQuery[])[query, Aggregate(5, AggregateFunction.Sum)])
        {
            TelemetryAssert.Same(_model.Read(again), await _bench.ReadAsync(again), exact: false);
        }
    }

    private long RollupBytes => new DirectoryInfo(Path.Combine(_bench.Folder, "rollups")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>Two stretches of points two days apart, of which the retention of a day has dropped the first.</summary>
    private async Task DropFirstPointsAsync(int points = 203)
    {
        await AppendAsync("a", 0, points);
        await AppendAsync("a", 2 * DaySeconds, 203);
        await _bench.Store.CompactAsync();
        _time.Now = EpochTime.FromNs(Points.AtSecond(2 * DaySeconds));
        await _bench.Store.MaintainAsync();
    }

    private async Task AppendAsync(string twin, int from, int count)
    {
        TelemetryBatch batch = Points.Seconds(twin, from, count);
        _model.Append(batch);
        await _bench.AppendAsync(batch);
    }

    private static RangeQuery Aggregate(int everySeconds, AggregateFunction function) => new()
    {
        Series = SeriesSelector.All,
        FromNs = Points.AtSecond(-1_000),
        ToNs = Points.AtSecond(10 * DaySeconds),
        Reduction = new RangeReduction.Aggregate(everySeconds * EpochTime.NsPerSecond, function),
    };
}
