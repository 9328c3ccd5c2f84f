using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Pipeline;

public sealed class IngestPipelineTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PipelineBench _bench;

    public IngestPipelineTests() => _bench = new(_folder, ("BatteryTwin:Ingest:MaxPointsInFlight", "5"), ("BatteryTwin:Ingest:MaxPointsPerObserver", "4"));

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Ingest_MoreThanFitsInFlight_IsRefusedUntilThereIsRoom()
    {
        TaskCompletionSource gate = new();
        _bench.Store.BeforeAppend = () => gate.Task;
        Task<IngestResult> first = IngestAsync(3).AsTask();

        await Assert.ThrowsAsync<IngestOverloadedException>(async () => await IngestAsync(3));
        Assert.Equal((3, 5), _bench.Status.Queue);
        gate.SetResult();
        await first;

        Assert.Equal(3, (await IngestAsync(3)).Accepted);
        Assert.Equal((0, 5), _bench.Status.Queue);
        SourceStatus source = Assert.Single(_bench.Status.Sources);
        Assert.Equal((6L, 1L), (source.PointsAccepted, source.BatchesRefused));
    }

    [Fact]
    public async Task Ingest_BatchLargerThanThePipeline_PassesAlone() => Assert.Equal(8, (await IngestAsync(8)).Accepted);

    [Fact]
    public async Task Ingest_StorageUnavailable_IsToldAndLeavesNothingBehind()
    {
        _bench.Store.BeforeAppend = () => throw new StorageUnavailableException("the disk is full");

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await IngestAsync(2));

        Assert.Equal(0, _bench.Status.Queue.Waiting);
        Assert.Equal(0, Assert.Single(_bench.Status.Sources).PointsAccepted);
    }

    [Fact]
    public async Task Status_Source_ShowsRateLagAndTotals()
    {
        await IngestAsync(4);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        await IngestAsync(4);

        SourceStatus source = Assert.Single(_bench.Status.Sources);
        Assert.Equal(PipelineBench.Source, source.Source);
        Assert.Equal((8L, 8L, 0L), (source.PointsReceived, source.PointsAccepted, source.PointsRejected));
        Assert.Equal(4, source.PointsPerSecond);
        Assert.Equal(_bench.Time.GetUtcNow(), source.NewestPoint);
        _bench.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, Assert.Single(_bench.Status.Sources).PointsPerSecond);
    }

    [Fact]
    public async Task Observer_LiveBatches_AreSeenInOrderAndHistoricalOnesNot()
    {
        await _bench.StartObserversAsync();
        for (int i = 1; i <= 3; i++)
        {
            await IngestAsync(i);
            await _bench.Pipeline.IngestAsync(PipelineBench.Batch((PipelineBench.Key("h"), _bench.Time.NowNs(), FieldValue.Float(i))), new("demo", "history", Historical: true), TestContext.Current.CancellationToken);
            await Eventually.IsTrue(() => _bench.Observer.Seen.Count == i, "the batch is observed");
        }

        await _bench.StopObserversAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], _bench.Observer.Seen.Select(seen => seen.Batch.Count));
    }

    [Fact]
    public async Task Observer_TooSlow_MissesTheOldestAndHoldsNobodyUp()
    {
        for (int i = 0; i < 10; i++)
        {
            await IngestAsync(1, first: i);
        }

        await _bench.StartObserversAsync();
        await _bench.StopObserversAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["x6", "x7", "x8", "x9"], _bench.Observer.Seen.Select(seen => seen.Batch.Series[0].Key.Field));
        Assert.Equal(6, Assert.Single(_bench.Status.Observers).Dropped);
    }

    [Fact]
    public async Task Observer_Fails_GetsTheNextBatchAllTheSame()
    {
        _bench.Observer.BeforeEach = batch => batch.Count == 1 ? throw new InvalidOperationException("boom") : Task.CompletedTask;
        await _bench.StartObserversAsync();
        await IngestAsync(1);
        await IngestAsync(2);
        await _bench.StopObserversAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, Assert.Single(_bench.Observer.Seen).Batch.Count);
        Assert.Equal(1, Assert.Single(_bench.Status.Observers).Failures);
    }

    private ValueTask<IngestResult> IngestAsync(int count, int first = 0) =>
        _bench.IngestAsync([.. Enumerable.Range(first, count).Select(i => (PipelineBench.Key("x" + i), FieldValue.Float(i)))]);
}
