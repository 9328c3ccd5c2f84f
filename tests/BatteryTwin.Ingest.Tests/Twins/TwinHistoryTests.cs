using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Twins;

public sealed class TwinHistoryTests : IDisposable
{
    private const string Mixer = PlantGraph.Mixer;
    private static readonly ChangeOrigin s_ana = new("api", "Ana", "r-1");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AsOf_AfterEveryKindOfChange_IsTheStateThatWas()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        List<(DateTimeOffset Time, string Text)> states = [(_time.GetUtcNow(), GraphDocument.Text(graph.Current))];
        Func<Task>[] changes =
        [
            async () => await graph.WriteAsync(Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED"), PropertyWrite.Flag("BallBearings.faultPredicted", true)], ChangeOrigin.Detector),
            async () => await graph.AddModelsAsync([JsonElement.Parse("""{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Spare;1", "@type": "Interface"}""")], s_ana),
            async () => await graph.PutTwinAsync("Spare-1", JsonElement.Parse("""{"$metadata": {"$model": "dtmi:test:Spare;1"}}"""), default, s_ana),
            async () => await graph.DecommissionModelAsync("dtmi:test:Spare;1", true, s_ana),
            async () => await graph.PutRelationshipAsync(Mixer, "extra", JsonElement.Parse("""{"$relationshipName": "rel_feeds", "$targetId": "CoatingStep-Line2-Dallas"}"""), default, s_ana),
            async () => await graph.PatchTwinAsync(Mixer, JsonPatch.Read(JsonElement.Parse("""[{"op": "remove", "path": "/BallBearings/faultPredicted"}]""")), default, s_ana),
            async () => await graph.DeleteRelationshipAsync(Mixer, "extra", default, s_ana),
            async () => await graph.DeleteTwinAsync("Spare-1", default, s_ana),
            async () => await graph.DeleteModelAsync("dtmi:test:Spare;1", s_ana),
            async () => await graph.PutTwinAsync("Plant-New", JsonElement.Parse("""{"Name": "New", "$metadata": {"$model": "dtmi:batterytwin:Plant;1"}}"""), default, s_ana),
        ];
        foreach (Func<Task> change in changes)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await change();
            states.Add((_time.GetUtcNow(), GraphDocument.Text(graph.Current)));
        }

        foreach ((DateTimeOffset time, string text) in states)
        {
            Assert.Equal(text, GraphDocument.Text(await graph.History.AsOfAsync(time)));
            Assert.Equal(text, GraphDocument.Text(await graph.History.AsOfAsync(time.AddSeconds(9))));
        }

        Assert.Same(graph.Current, await graph.History.AsOfAsync(_time.GetUtcNow().AddDays(1)));
    }

    [Fact]
    public async Task Moments_StructureAndHealth_AreOnePerTimeAndTellWhatCameFirst()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        DateTimeOffset start = _time.GetUtcNow();
        Func<Task>[] changes =
        [
            async () => await graph.WriteAsync(Mixer, [PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.FaultPredicted)], ChangeOrigin.Detector),
            async () => await graph.WriteAsync(Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", 7)], ChangeOrigin.Detector),
            async () => await PutPlant(graph),
            async () => await PutPlant(graph, "dtmi:batterytwin:ProductionLine;1"),
            async () => await graph.PutRelationshipAsync(Mixer, "extra", JsonElement.Parse("""{"$relationshipName": "rel_feeds", "$targetId": "CoatingStep-Line2-Dallas"}"""), default, s_ana),
            async () => await graph.DeleteRelationshipAsync(Mixer, "extra", default, s_ana),
            async () => await graph.DeleteTwinAsync("Plant-New", default, s_ana),
            async () =>
            {
                await PutPlant(graph);
                await graph.WriteAsync(Mixer, [PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.Ok)], ChangeOrigin.Detector);
            },
        ];
        foreach (Func<Task> change in changes)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await change();
        }

        IReadOnlyList<GraphMoment> moments = await graph.History.MomentsAsync(start.AddSeconds(1), DateTimeOffset.MaxValue, 100);

        Assert.Equal(
            [
                new(start.AddSeconds(10), GraphMomentKind.HealthWritten, Mixer, null, HealthPrediction.FaultPredicted, 1),
                new(start.AddSeconds(30), GraphMomentKind.TwinAdded, "Plant-New", null, null, 1),
                new(start.AddSeconds(40), GraphMomentKind.TwinReplaced, "Plant-New", null, null, 1),
                new(start.AddSeconds(50), GraphMomentKind.RelationshipAdded, Mixer, "extra", null, 1),
                new(start.AddSeconds(60), GraphMomentKind.RelationshipDeleted, Mixer, "extra", null, 1),
                new(start.AddSeconds(70), GraphMomentKind.TwinDeleted, "Plant-New", null, null, 1),
                new GraphMoment(start.AddSeconds(80), GraphMomentKind.TwinAdded, "Plant-New", null, null, 2),
            ],
            moments);
        Assert.Equal(moments.TakeLast(2), await graph.History.MomentsAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 2));
        Assert.Equal(moments.Take(2), await graph.History.MomentsAsync(start.AddSeconds(10), start.AddSeconds(30), 100));
        GraphMoment made = (await graph.History.MomentsAsync(DateTimeOffset.MinValue, start, 1)).Single();
        Assert.True(made.Changes > 10);
    }

    [Fact]
    public async Task AsOf_RandomPatches_AgreesWithWhatWasSeenThen()
    {
        Random random = new(3);
        List<(DateTimeOffset Time, TwinGraphSnapshot Graph)> seen = [];
        using (JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time))
        {
            string[] twins = [.. graph.Current.Twins.Values.Where(twin => twin.Components.ContainsKey("BallBearings")).Select(twin => twin.Id)];
            for (int i = 0; i < 600; i++)
            {
                _time.Advance(TimeSpan.FromTicks(random.Next(3)));
                PropertyWrite write = random.Next(3) == 0 ? PropertyWrite.Flag("BallBearings.faultPredicted", i % 2 == 0) : PropertyWrite.Number("RemainingUsefulLifeHours", i);
                await graph.WriteAsync(twins[random.Next(2)], [random.Next(10) == 0 ? new(write.Path, null) : write], s_ana);
                if (i % 40 == 0)
                {
                    _time.Advance(TimeSpan.FromTicks(1));
                    seen.Add((_time.GetUtcNow(), graph.Current));
                    _time.Advance(TimeSpan.FromTicks(1));
                }
            }
        }

        using JournaledTwinGraph reopened = PlantGraph.Open(_folder, _time);
        foreach ((DateTimeOffset time, TwinGraphSnapshot then) in seen)
        {
            Assert.Equal(GraphDocument.Text(then), GraphDocument.Text(await reopened.History.AsOfAsync(time)));
            Assert.Equal(TwinJson.Text(then.Find(Mixer)!), TwinJson.Text((await reopened.History.TwinAsOfAsync(Mixer, time))!));
        }
    }

    [Fact]
    public async Task AsOf_BeforeTheFirstChange_IsRefusedWithTheEarliestTime()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);

        TwinGraphException refusal = await Assert.ThrowsAsync<TwinGraphException>(async () => await graph.History.AsOfAsync(_time.GetUtcNow().AddTicks(-1)));

        Assert.Equal(GraphErrorCode.InvalidArgument, refusal.Code);
        Assert.Contains(GraphTime.Text(graph.History.EarliestTime!.Value), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_OfATwin_TellWhenByWhomAndWhat()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        _time.Advance(TimeSpan.FromSeconds(1));
        await graph.WriteAsync(Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED")], s_ana);
        await graph.PutRelationshipAsync(Mixer, "extra", JsonElement.Parse("""{"$relationshipName": "rel_feeds", "$targetId": "CoatingStep-Line2-Dallas"}"""), default, s_ana);

        IReadOnlyList<TwinHistoryEntry> changes = await graph.History.ChangesAsync(Mixer, null, null, 3);

        Assert.Equal([TwinHistoryKind.RelationshipPut, TwinHistoryKind.TwinUpdated, TwinHistoryKind.RelationshipPut], changes.Select(change => change.Kind));
        Assert.Equal(("extra", "CoatingStep-Line2-Dallas"), (changes[0].RelationshipId, changes[0].Values["$targetId"]!.Value.GetString()));
        Assert.Equal((s_ana, _time.GetUtcNow(), "FAULT_PREDICTED"), (changes[1].Origin, changes[1].Time, changes[1].Values["HealthPrediction"]!.Value.GetString()));
        TwinHistoryEntry first = Assert.Single(await graph.History.ChangesAsync(Mixer, null, null, 10, changes[2].Sequence));
        Assert.Equal((TwinHistoryKind.TwinPut, "OK"), (first.Kind, first.Values["HealthPrediction"]!.Value.GetString()));
        Assert.Equal(2, (await graph.History.ChangesAsync(Mixer, _time.GetUtcNow(), null, 10)).Count);
    }

    [Fact]
    public async Task Compaction_OfTelemetry_KeepsEveryLaterState()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        List<(DateTimeOffset Time, string Text)> states = await WriteTelemetry(graph, 200);
        _time.Advance(TimeSpan.FromTicks(1));
        await graph.WriteAsync(Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED")], s_ana);
        using TwinJournal journal = new(_folder.PathOf("journal.db"));

        long dropped = new JournalCompaction(journal).Run(new() { TelemetryHistory = TimeSpan.FromMinutes(100) }, states[^1].Time, long.MaxValue, CancellationToken.None);

        Assert.Equal(99, dropped);
        Assert.Equal(states[98].Time, graph.History.EarliestTime);
        await Assert.ThrowsAsync<TwinGraphException>(async () => await graph.History.TwinAsOfAsync(Mixer, states[97].Time));
        foreach ((DateTimeOffset time, string text) in states.Skip(98))
        {
            Assert.Equal(text, TwinJson.Text((await graph.History.TwinAsOfAsync(Mixer, time))!));
        }
    }

    [Fact]
    public async Task Compaction_OfFewTelemetryRowsBehindAPersonsChange_KeepsBoth()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        await graph.WriteAsync(Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", 77)], s_ana);
        List<(DateTimeOffset Time, string Text)> states = await WriteTelemetry(graph, 3);
        using TwinJournal journal = new(_folder.PathOf("journal.db"));

        new JournalCompaction(journal).Run(new() { TelemetryHistory = TimeSpan.FromMinutes(1) }, _time.GetUtcNow(), long.MaxValue, CancellationToken.None);

        Assert.Equal(states[1].Text, TwinJson.Text((await graph.History.TwinAsOfAsync(Mixer, states[1].Time))!));
        Assert.Equal(states[2].Text, TwinJson.Text((await graph.History.TwinAsOfAsync(Mixer, states[2].Time))!));
    }

    [Fact]
    public async Task Compaction_OfEverything_KeepsEveryLaterState()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        await graph.PutTwinAsync("Plant-Old", JsonElement.Parse("""{"Name": "Old", "$metadata": {"$model": "dtmi:batterytwin:Plant;1"}}"""), default, s_ana);
        await graph.DeleteTwinAsync("Plant-Old", default, s_ana);
        string whole = string.Empty;
        DateTimeOffset then = default;
        for (int i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await graph.PutRelationshipAsync(Mixer, "extra", JsonElement.Parse("""{"$relationshipName": "rel_feeds", "$targetId": "CoatingStep-Line2-Dallas"}"""), default, s_ana);
            await graph.WriteAsync(Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", i)], s_ana);
            whole = i == 1 ? GraphDocument.Text(graph.Current) : whole;
            then = i == 1 ? _time.GetUtcNow() : then;
        }

        using TwinJournal journal = new(_folder.PathOf("journal.db"));
        new JournalCompaction(journal).Run(new() { TelemetryHistory = TimeSpan.FromHours(1), History = TimeSpan.FromHours(23) }, _time.GetUtcNow(), long.MaxValue, CancellationToken.None);

        Assert.Equal(whole, GraphDocument.Text(await graph.History.AsOfAsync(then.AddHours(2))));
        Assert.Equal(GraphDocument.Text(graph.Current), GraphDocument.Text(await graph.History.AsOfAsync(_time.GetUtcNow())));
        Assert.Empty(await graph.History.ChangesAsync("Plant-Old", null, null, 10));
    }

    [Fact]
    public async Task AsOf_ClockSetBack_StillFindsEveryState()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        _time.Advance(TimeSpan.FromHours(1));
        await graph.WriteAsync(Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", 1)], s_ana);
        DateTimeOffset later = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMinutes(-30));
        Twin after = await graph.WriteAsync(Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", 2)], s_ana);

        Assert.Equal(later, after.LastUpdateTime);
        Assert.Equal(2, (await graph.History.TwinAsOfAsync(Mixer, later))!.Property("DisperserSpeedSetpoint")!.Value.GetInt32());
    }

    private async Task<List<(DateTimeOffset Time, string Text)>> WriteTelemetry(JournaledTwinGraph graph, int count)
    {
        List<(DateTimeOffset, string)> states = [];
        for (int i = 0; i < count; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Twin twin = await graph.WriteAsync(Mixer, [PropertyWrite.Number("BallBearings.shaftSpeed", i + 1)], ChangeOrigin.Telemetry);
            states.Add((_time.GetUtcNow(), TwinJson.Text(twin)));
        }

        return states;
    }

    private static async Task PutPlant(JournaledTwinGraph graph, string model = "dtmi:batterytwin:Plant;1") =>
        await graph.PutTwinAsync("Plant-New", JsonElement.Parse($$$"""{"$metadata": {"$model": "{{{model}}}"}}"""), default, s_ana);
}
