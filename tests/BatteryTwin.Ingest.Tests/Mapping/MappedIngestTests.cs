using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.Mapping;
using BatteryTwin.Ingest.Tests.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;
using static BatteryTwin.Ingest.Tests.Mapping.MappingBench;

namespace BatteryTwin.Ingest.Tests.Mapping;

public sealed class MappedIngestTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PipelineBench _bench;

    public MappedIngestTests()
    {
        _bench = new(_folder);
        _bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("rms", "double"), StaticTwinGraph.Telemetry("count", "integer"), StaticTwinGraph.Telemetry("state", "enum:string", "RUN", "STOP"));
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Ingest_RuleFits_ValueGoesToTheTwinAndTheOriginIsNotStored()
    {
        _bench.Rules.Add(Rule("VIB", "rms", new() { Scale = 0.001 }));

        IngestResult result = await _bench.IngestAsync((Machine("VIB"), FieldValue.Integer(2500)), (Machine("OTHER"), FieldValue.Float(1)));

        Assert.Equal((2, 0), (result.Accepted, result.Rejected.Count));
        Assert.Equal([FieldValue.Float(2.5)], _bench.Store.Values(Target("rms").Canonical));
        Assert.Empty(_bench.Store.Values(Machine("VIB").Canonical));
        Assert.Equal([Machine("OTHER")], _bench.Status.Unmapped.Select(series => series.Key));
        MappedOrigin origin = Assert.Single(_bench.Origins.Of("mixer", "rms"));
        Assert.Equal((Machine("VIB"), "VIB of PLC7", 1L, FieldValue.Integer(2500)), (origin.Origin, origin.RuleName, origin.Stored, origin.Newest));
    }

    [Fact]
    public async Task Ingest_RuleChanges_HoldForTheNextBatch()
    {
        await _bench.IngestAsync((Machine("VIB"), FieldValue.Float(1)));
        Assert.Single(_bench.Status.Unmapped);

        StoredRule rule = _bench.Rules.Add(Rule("VIB", "rms"));
        Assert.Empty(_bench.Status.Unmapped);
        await _bench.IngestAsync((Machine("VIB"), FieldValue.Float(2)));
        _bench.Rules.Update(rule.Rule.Id, rule.Rule with { Conversion = new() { Offset = 10 } }, null, null);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        await _bench.IngestAsync((Machine("VIB"), FieldValue.Float(3)));
        _bench.Rules.Delete(rule.Rule.Id, null, null);
        await _bench.IngestAsync((Machine("VIB"), FieldValue.Float(4)));

        Assert.Equal([FieldValue.Float(2), FieldValue.Float(13)], _bench.Store.Values(Target("rms").Canonical));
        Assert.Equal(2, _bench.Store.Values(Machine("VIB").Canonical).Count);
        Assert.Empty(_bench.Origins.All);
    }

    [Fact]
    public async Task Ingest_SeriesThatAModelKnows_IsNotTouchedByRules()
    {
        _bench.Rules.Add(Rule("rms", "count") with { Kind = MappingRuleKind.Glob, Measurement = "*", Field = "*" });

        await _bench.IngestAsync((PipelineBench.Key("rms"), FieldValue.Float(1.5)));

        Assert.Equal([FieldValue.Float(1.5)], _bench.Store.Values(PipelineBench.Key("rms").Canonical));
    }

    [Theory]
    [InlineData("gone", "rms", "names twin 'gone', which does not exist")]
    [InlineData("mixer", "gone", "names 'gone', which model")]
    [InlineData("mixer", "Bearings", "takes no values")]
    public async Task Ingest_TargetCannotTakeValues_StaysUnmappedWithTheReason(string twin, string field, string words)
    {
        _bench.Rules.Add(Rule("VIB", field, twin: twin));

        await _bench.IngestAsync((Machine("VIB"), FieldValue.Float(1)));

        Assert.Equal([FieldValue.Float(1)], _bench.Store.Values(Machine("VIB").Canonical));
        Assert.Contains(words, Assert.Single(_bench.Status.Unmapped).Reason, StringComparison.Ordinal);
        Assert.StartsWith("rule 'VIB of PLC7'", Assert.Single(_bench.Status.Unmapped).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_ValueDoesNotFitTheModel_IsQuarantinedWithTheRulesName()
    {
        _bench.Rules.Add(Rule("ST", "state"));
        _bench.Rules.Add(Rule("N", "count", new() { Scale = 1e9 }));

        IngestResult result = await _bench.IngestAsync((Machine("ST"), FieldValue.String("idle")), (Machine("ST"), FieldValue.String("RUN")), (Machine("N"), FieldValue.Integer(7)));

        Assert.Equal((1, 2), (result.Accepted, result.Rejected.Count));
        QuarantinedPoint[] points = [.. _bench.Quarantine.List(10).OrderBy(point => point.Id)];
        Assert.All(points, point => Assert.Equal((RejectionCode.NotConvertible, "mixer"), (point.Code, point.Twin)));
        Assert.Equal("rule 'ST of PLC7', 'state' of twin 'mixer': 'idle' is none of RUN, STOP", points[0].Reason);
        Assert.Contains("rule 'N of PLC7'", points[1].Reason, StringComparison.Ordinal);
        Assert.Contains("takes only a whole number", points[1].Reason, StringComparison.Ordinal);
        Assert.StartsWith("PLC7,dev=MIX1 ST=\"idle\" ", points[0].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_SentinelValue_IsLeftOutAndCounted()
    {
        _bench.Rules.Add(Rule("VIB", "rms", new() { Invalid = ["-9999"] }));

        IngestResult result = await _bench.IngestAsync((Machine("VIB"), FieldValue.Float(-9999)));

        Assert.Equal((0, 0), (result.Accepted, result.Rejected.Count));
        Assert.Empty(_bench.Quarantine.List(10));
        Assert.Equal(1, Assert.Single(_bench.Origins.All).Dropped);
        SourceStatus source = Assert.Single(_bench.Status.Sources);
        Assert.Equal((1L, 0L, 0L), (source.PointsReceived, source.PointsAccepted, source.PointsRejected));
    }

    [Fact]
    public async Task Ingest_TypesOfOneMachineDiffer_AllBecomeTheModelsType()
    {
        _bench.Rules.Add(Rule("N", "count"));

        IngestResult result = await _bench.IngestAsync((Machine("N"), FieldValue.Integer(1)), (Machine("N", "MIX2"), FieldValue.Float(2)), (Machine("N", "MIX3"), FieldValue.String("3")));

        Assert.Equal(3, result.Accepted);
        Assert.Equal(FieldType.Integer, _bench.Store.TypeOf(Target("count")));
    }

    [Fact]
    public async Task Status_AfterARestart_ListsWhatIsStoredUnmapped()
    {
        _bench.Rules.Add(Rule("VIB", "rms"));
        await _bench.Store.AppendAsync(
            PipelineBench.Batch((Machine("OLD"), _bench.Time.NowNs(), FieldValue.Float(1)), (Machine("OLD"), _bench.Time.NowNs() + 1_000_000_000, FieldValue.Float(2)), (Machine("VIB"), _bench.Time.NowNs(), FieldValue.Float(1)), (Target("rms"), _bench.Time.NowNs(), FieldValue.Float(1))),
            TestContext.Current.CancellationToken);
        Assert.Empty(_bench.Status.Unmapped);

        await _bench.StartObserversAsync();
        await Eventually.IsTrue(() => _bench.Status.Unmapped.Count == 1, "the stored series is listed");

        UnmappedSeries series = Assert.Single(_bench.Status.Unmapped);
        Assert.Equal((Machine("OLD"), 2L, _bench.Time.GetUtcNow()), (series.Key, series.Points, series.FirstSeen));
        await _bench.IngestAsync((Machine("OLD"), FieldValue.Float(3)));
        Assert.Equal(1, _bench.Status.UnmappedCount);
        await _bench.StopObserversAsync(TestContext.Current.CancellationToken);
    }
}
