using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Options;
using static BatteryTwin.Ingest.Tests.Mapping.MappingBench;

namespace BatteryTwin.Ingest.Tests.Remote;

/// <summary>The tag mapping does the same in the ingest service's own process and from another one, over its API.</summary>
public sealed class TagMappingTests : IAsyncLifetime
{
    private const string Actor = "Žofie Nováková";

    private WriteHost _host = null!;
    private IngestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WriteHost.StartAsync(realStore: true);
        _host.Graph.Set(["mixer", "coater"], StaticTwinGraph.Telemetry("rms", "double"), StaticTwinGraph.Telemetry("count", "long"));
        _client = new(Options.Create(new RemoteIngestOptions { Endpoint = _host.Client.BaseAddress!.ToString() }));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rules_AddedOrderedChangedDeletedReverted_AreReadAsTheyAre(bool elsewhere)
    {
        ITagMapping mapping = Mapping(elsewhere);
        MappingRule pattern = Rule("V*", "rms") with
        {
            Kind = MappingRuleKind.Glob,
            Tags = ValueConversion.None.Values.WithComparers(StringComparer.Ordinal).Add("dev", "{dev}"),
            Conversion = new() { Scale = 0.001, Unit = "mm/s", Invalid = ["-9999", "Bad"], OnInvalid = InvalidValueAction.Quarantine, Values = ValueConversion.None.Values.Add("ON", "1") },
        };
        MappingRule table = new() { Name = "table", Kind = MappingRuleKind.Table, Rows = [new() { Line = 2, Measurement = "m", Field = "f", Twin = "mixer", TargetField = "rms", Scale = 2 }] };

        await mapping.AddAsync(pattern, Actor);
        await mapping.AddAsync(table, Actor);
        MappingRuleSet added = (await mapping.ReadAsync()).Rules;
        Assert.Equal([MappingJson.Write(pattern with { Id = added.Rules[0].Rule.Id }), MappingJson.Write(table with { Id = added.Rules[1].Rule.Id })], added.Rules.Select(stored => MappingJson.Write(stored.Rule)));
        Assert.Equal("1", added.Rules[0].Rule.Conversion.Values["on"]);

        await mapping.OrderAsync([added.Rules[1].Rule.Id, added.Rules[0].Rule.Id], added.Version, Actor);
        StoredRule last = (await mapping.ReadAsync()).Rules.Rules[1];
        await mapping.UpdateAsync(last.Rule.Id, last.Rule with { Notes = "changed" }, last.Version, Actor);
        await mapping.DeleteAsync(added.Rules[1].Rule.Id, null, null);
        Assert.Equal(["changed"], (await mapping.ReadAsync()).Rules.Rules.Select(stored => stored.Rule.Notes));

        IReadOnlyList<MappingChange> history = await mapping.HistoryAsync(10);
        Assert.Equal([MappingAction.Delete, MappingAction.Update, MappingAction.Order, MappingAction.Add, MappingAction.Add], history.Select(change => change.Action));
        Assert.Equal([null, Actor, Actor, Actor, Actor], history.Select(change => change.Actor));
        await mapping.RevertAsync(history[0].Number, Actor);
        Assert.Equal(["V* of PLC7", "table"], (await mapping.ReadAsync()).Rules.Rules.Select(stored => stored.Rule.Name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Change_Refused_SaysWhyWithTheFaults(bool elsewhere)
    {
        ITagMapping mapping = Mapping(elsewhere);
        await mapping.AddAsync(Rule("VIB", "rms"), Actor);
        StoredRule rule = (await mapping.ReadAsync()).Rules.Rules[0];
        await mapping.UpdateAsync(rule.Rule.Id, rule.Rule with { Notes = "first" }, rule.Version, Actor);

        MappingRefusedException unsound = await Assert.ThrowsAsync<MappingRefusedException>(async () => await mapping.AddAsync(new() { Conversion = new() { Scale = 0 } }, Actor));
        MappingRefusedException changed = await Assert.ThrowsAsync<MappingRefusedException>(async () => await mapping.UpdateAsync(rule.Rule.Id, rule.Rule, rule.Version, Actor));
        MappingRefusedException gone = await Assert.ThrowsAsync<MappingRefusedException>(async () => await mapping.DeleteAsync("gone", null, Actor));

        Assert.Equal((MappingRefusal.Invalid, MappingRefusal.Changed, MappingRefusal.NotFound), (unsound.Refusal, changed.Refusal, gone.Refusal));
        Assert.Contains("conversion.scale", unsound.Faults.Select(fault => fault.Property));
        Assert.Contains("'VIB of PLC7' was changed meanwhile", changed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MappedSeries_AreToldWithTypeAndTimeAndWhatTheRuleDid(bool elsewhere)
    {
        ITagMapping mapping = Mapping(elsewhere);
        await mapping.AddAsync(Rule("VIB", "rms", new() { Invalid = ["-1"] }), Actor);
        await mapping.AddAsync(Rule("N", "count"), Actor);
        await _host.WriteAsync("/api/v2/write", "PLC7,dev=MIX1 VIB=0.1,N=9007199254740993i 1700000000000000001\nPLC7,dev=MIX2 VIB=-1 1700000000000000002");

        IReadOnlyList<MappingCandidate> mapped = await mapping.MappedSeriesAsync(10);

        Assert.Equal(
            [
                new(Machine("VIB", "MIX2"), FieldValue.Float(-1), 1_700_000_000_000_000_002),
                new(Machine("N"), FieldValue.Integer(9_007_199_254_740_993), 1_700_000_000_000_000_001),
                new(Machine("VIB"), FieldValue.Float(0.1), 1_700_000_000_000_000_001),
            ],
            mapped);
        Assert.Single(await mapping.MappedSeriesAsync(1));
        TagMappingState state = await mapping.ReadAsync();
        RuleTally tally = state.Tallies[state.Rules.Rules[0].Rule.Id];
        Assert.Equal((2, 1L, 1L, 0L), (tally.Series, tally.Stored, tally.Dropped, tally.Refused));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replay_PlannedStartedAndFollowed_TakesStoredPointsOver(bool elsewhere)
    {
        IMappingReplay replay = elsewhere ? new RemoteMappingReplay(_client) : _host.Replay;
        await _host.WriteAsync("/api/v2/write", "PLC7,dev=MIX1 VIB=1 1700000000000000001\nPLC7,dev=MIX1 VIB=2 1700000000000000002");
        await _host.Mapping.AddAsync(Rule("VIB", "rms"), Actor);
        ReplayRange all = new(DateTimeOffset.UnixEpoch, EpochTime.FromNs(long.MaxValue));

        Assert.Equal([new ReplaySeries(Machine("VIB"), 1_700_000_000_000_000_001, 1_700_000_000_000_000_002, 2)], (await replay.PlanAsync(all)).Series);
        Assert.Empty((await replay.PlanAsync(all with { RuleIds = ["other"] })).Series);
        JobStatus started = (await replay.StartAsync(all))!;
        JobStatus? finished = null;
        await Eventually.IsTrueAsync(async () => (finished = await replay.FindAsync(started.Id)) is { IsFinished: true }, "the replay has finished");

        Assert.Equal(new ReplayOutcome(1, 2, 2, 0, 0), finished!.Result);
        Assert.Null(await replay.FindAsync());
        Assert.Null(await replay.FindAsync("mapping-replay-99"));
        await replay.CancelAsync(started.Id);
        Assert.Equal([FieldValue.Float(1), FieldValue.Float(2)], await _host.ValuesAsync("telemetry,twin=mixer rms"));
    }

    [Fact]
    public async Task ServiceAway_EveryCallSaysWhichAndWhatToDo()
    {
        using IngestClient client = new(Options.Create(new RemoteIngestOptions { Endpoint = $"http://127.0.0.1:{FreePort.Take(1)[0]}" }));
        RemoteTagMapping mapping = new(client);
        RemoteMappingReplay replay = new(client);
        Func<Task>[] calls =
        [
            async () => await mapping.ReadAsync(),
            async () => await mapping.MappedSeriesAsync(1),
            async () => await mapping.AddAsync(Rule("VIB", "rms"), null),
            async () => await mapping.HistoryAsync(1),
            async () => await replay.PlanAsync(new(DateTimeOffset.UnixEpoch, EpochTime.FromNs(long.MaxValue))),
            async () => await replay.FindAsync(),
        ];

        foreach (Func<Task> call in calls)
        {
            StorageUnavailableException problem = await Assert.ThrowsAsync<StorageUnavailableException>(call);
            Assert.Contains(client.Endpoint.ToString(), problem.Message, StringComparison.Ordinal);
            Assert.Contains("check that it runs and that BatteryTwin:Ingest:Endpoint is right", problem.Message, StringComparison.Ordinal);
        }
    }

    private ITagMapping Mapping(bool elsewhere) => elsewhere ? new RemoteTagMapping(_client) : _host.Mapping;
}
