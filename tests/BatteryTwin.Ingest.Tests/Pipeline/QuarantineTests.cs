using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Pipeline;

public sealed class QuarantineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_Filters_AndPagesBackwards()
    {
        await using PipelineBench bench = new(_folder);
        await bench.QuarantineLog.AddAsync([.. Enumerable.Range(1, 10).Select(i => Point(i, i % 2 == 0 ? "even" : "odd"))], TestContext.Current.CancellationToken);

        IReadOnlyList<QuarantinedPoint> page = bench.Quarantine.List(3, code: "even");
        IReadOnlyList<QuarantinedPoint> next = bench.Quarantine.List(3, page[^1].Id, "even");

        Assert.Equal(["m f=10", "m f=8", "m f=6"], page.Select(point => point.Line));
        Assert.Equal(["m f=4", "m f=2"], next.Select(point => point.Line));
        Assert.Equal(["m f=7"], bench.Quarantine.List(10, twin: "t7").Select(point => point.Line));
    }

    [Fact]
    public async Task Add_BeyondTheBounds_DropsTheOldestAndCountsOnThroughARestart()
    {
        (string, string)[] settings = [("BatteryTwin:Quarantine:MaxPoints", "5"), ("BatteryTwin:Quarantine:MaxBytes", "1000")];
        await using (PipelineBench bench = new(_folder, settings))
        {
            await bench.QuarantineLog.AddAsync([.. Enumerable.Range(1, 8).Select(i => Point(i, "c"))], TestContext.Current.CancellationToken);
            Assert.Equal((5L, 3L), (bench.Quarantine.Count, bench.Quarantine.Dropped));
        }

        await using PipelineBench again = new(_folder, settings);
        await again.QuarantineLog.AddAsync([Point(9, "c") with { Line = new string('x', 986) }], TestContext.Current.CancellationToken);

        Assert.Equal(["t9", "t8", "t7"], again.Quarantine.List(10).Select(point => point.Twin));
        Assert.Equal((3L, 6L), (again.Quarantine.Count, again.Quarantine.Dropped));
    }

    [Fact]
    public async Task Replay_AfterTheModelWasMended_StoresTheValueAtItsTime()
    {
        await using PipelineBench bench = new(_folder);
        bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("x", "boolean"), StaticTwinGraph.Telemetry("y", "boolean"));
        await bench.IngestAsync((PipelineBench.Key("x"), FieldValue.Float(2.5)), (PipelineBench.Key("y"), FieldValue.Float(1)));
        long timeNs = bench.Time.NowNs();
        bench.Time.Advance(TimeSpan.FromMinutes(5));

        bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("x", "double"), StaticTwinGraph.Telemetry("y", "boolean"));
        (int accepted, int rejected) = await bench.Quarantine.ReplayAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (accepted, rejected));
        SeriesState stored = Assert.Single(bench.Store.Series(SeriesSelector.All));
        Assert.Equal((timeNs, FieldValue.Float(2.5)), (stored.LastNs, stored.Newest));
        Assert.Equal([("y", false), ("x", true)], bench.Quarantine.List(10).Select(point => (point.Field!, point.Replayed)));
        Assert.Equal((0, 1), await bench.Quarantine.ReplayAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal(2, bench.Quarantine.Count);
    }

    [Fact]
    public async Task Replay_ById_TouchesOnlyThose()
    {
        await using PipelineBench bench = new(_folder);
        await bench.QuarantineLog.AddAsync([.. Enumerable.Range(1, 3).Select(i => Point(i, "c"))], TestContext.Current.CancellationToken);
        long id = bench.Quarantine.List(10)[1].Id;

        Assert.Equal((1, 0), await bench.Quarantine.ReplayAsync([id], TestContext.Current.CancellationToken));

        Assert.Equal([id], bench.Quarantine.List(10).Where(point => point.Replayed).Select(point => point.Id));
        Assert.Equal(1, bench.Store.Statistics.PointCount);
    }

    private static QuarantinedPoint Point(int number, string code) => new()
    {
        Id = 0,
        ReceivedAt = DateTimeOffset.UnixEpoch.AddYears(56),
        Source = "http/write",
        Twin = "t" + number,
        Field = "f",
        Line = $"m f={number}",
        Code = code,
        Reason = "because",
    };
}
