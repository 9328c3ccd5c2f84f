using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Tests.Twins;

public sealed class JournaledTwinGraphTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_PlantOfTheProgram_HasThreePlantsSixLinesFortyEightSteps()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder);

        Assert.Equal(3 + 6 + 48, graph.Current.Twins.Count);
        Assert.Equal(8, graph.Current.Relationships.From("ProductionLine2-Dallas", "rel_runs_steps").Count());
        Assert.Equal("OK", graph.Current.Find(PlantGraph.Mixer)!.Text("HealthPrediction"));
    }

    [Fact]
    public async Task Open_AfterChanges_RestoresTagsTimesAndValues()
    {
        string before;
        using (JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time))
        {
            _time.Advance(TimeSpan.FromTicks(12_345_678));
            await graph.WriteAsync(
                PlantGraph.Mixer,
                [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED"), PropertyWrite.Flag("BallBearings.faultPredicted", true) with { SourceTime = _time.GetUtcNow() }, new("CommissionedOn", null)],
                ChangeOrigin.Detector);
            before = GraphDocument.Text(graph.Current);
        }

        using JournaledTwinGraph restored = PlantGraph.Open(_folder, _time);

        Assert.Equal(before, GraphDocument.Text(restored.Current));
        Assert.Equal(_time.GetUtcNow(), restored.Current.Find(PlantGraph.Mixer)!.Property("BallBearings.faultPredicted")!.SourceTime);
    }

    [Fact]
    public async Task Open_AfterSnapshot_RestoresFromIt()
    {
        string before;
        using (JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time, new() { SnapshotEvery = 100 }))
        {
            await Eventually.IsTrue(() => Scalar("SELECT count(*) FROM snapshot") == 1, "the import was followed by a snapshot");
            await graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", 1)], new("api", "Ana", "r-1"));
            before = GraphDocument.Text(graph.Current);
        }

        Execute("DELETE FROM journal WHERE sequence <= (SELECT sequence FROM snapshot)");
        using JournaledTwinGraph restored = PlantGraph.Open(_folder);

        Assert.Equal(before, GraphDocument.Text(restored.Current));
        Assert.False(restored.IsUntouched);
    }

    [Fact]
    public async Task Snapshot_AfterTelemetryHistory_DropsOnlyTelemetryRows()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time, new() { SnapshotEvery = 100_000 });
        await graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", 1)], ChangeOrigin.Telemetry);
        await graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", 2)], new("api"));
        using TwinJournal journal = new(_folder.PathOf("journal.db"));

        TwinGraphOptions options = new() { TelemetryHistory = TimeSpan.FromHours(1) };
        JournalCompaction compaction = new(journal);
        Assert.Equal(0, compaction.Run(options, _time.GetUtcNow().AddHours(1), long.MaxValue, CancellationToken.None));
        Assert.Equal(1, compaction.Run(options, _time.GetUtcNow().AddHours(1).AddTicks(1), long.MaxValue, CancellationToken.None));
        Assert.Equal(1, Scalar("SELECT count(*) FROM journal WHERE kind = 3"));
    }

    [Fact]
    public async Task Write_EqualValues_MakesNoRowAndNoEvent()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        long rows = Scalar("SELECT count(*) FROM journal");
        int changes = 0;
        graph.Changed += _ => changes++;

        Twin same = await graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text("HealthPrediction", "OK")], ChangeOrigin.Detector);

        Assert.Same(graph.Current.Find(PlantGraph.Mixer), same);
        Assert.Equal((rows, 0), (Scalar("SELECT count(*) FROM journal"), changes));
    }

    [Fact]
    public async Task Write_Change_TellsBeforeAndAfterAndJournalsItsOrigin()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder, _time);
        List<TwinChange> changes = [];
        graph.Changed += changes.Add;

        Twin after = await graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED")], new("api", "Ana", "r-1"));

        TwinChange change = Assert.Single(changes);
        Assert.Equal(("OK", "FAULT_PREDICTED"), (change.Before!.Text("HealthPrediction"), change.After!.Text("HealthPrediction")));
        Assert.Same(after, change.After);
        Assert.NotEqual(change.Before.ETag, after.ETag);
        Assert.Equal(1, Scalar("SELECT count(*) FROM journal WHERE source = 'api' AND actor = 'Ana' AND request = 'r-1' AND subject = 'MixingStep-Line1-Munich'"));
    }

    [Fact]
    public async Task Write_FromAHandler_IsRaisedAfterwardsInOrder()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder);
        List<string?> seen = [];
        graph.Changed += change =>
        {
            if (change.After!.Text("HealthPrediction") == "FAULT_PREDICTED")
            {
                graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text("HealthPrediction", "OK")], ChangeOrigin.Detector).AsTask().GetAwaiter().GetResult();
            }

            seen.Add(change.After.Text("HealthPrediction"));
        };
        graph.Changed += _ => throw new InvalidOperationException("a bad handler");

        await graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED")], ChangeOrigin.Detector);

        Assert.Equal(["FAULT_PREDICTED", "OK"], seen);
    }

    [Fact]
    public async Task Import_WithOneWrongTwin_ChangesNothing()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder);
        string before = GraphDocument.Text(graph.Current);
        int structure = 0;
        graph.StructureChanged += () => structure++;
        JsonElement document = JsonSerializer.Deserialize<JsonElement>("""
            {"digitalTwinsFileInfo": {"fileVersion": "1.0.0"}, "digitalTwinsGraph": {"digitalTwins": [
              {"$dtId": "Plant-New", "Name": "New", "$metadata": {"$model": "dtmi:batterytwin:Plant;1"}},
              {"$dtId": "Plant-Bad", "Name": 7, "$metadata": {"$model": "dtmi:batterytwin:Plant;1"}}]}}
            """);

        TwinGraphException problem = await Assert.ThrowsAsync<TwinGraphException>(async () => await graph.ImportAsync(document, ChangeOrigin.Import));

        Assert.Contains("Plant-Bad", problem.Message, StringComparison.Ordinal);
        Assert.Equal((before, 0), (GraphDocument.Text(graph.Current), structure));
    }

    [Fact]
    public async Task Write_FromManyThreads_LosesNothingAndReadersSeeWholeStates()
    {
        const int Writers = 4;
        const int Writes = 100;
        string final;
        using (JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder))
        {
            string[] mixers = ["MixingStep-Line1-Munich", "MixingStep-Line1-Dallas"];
            List<double> seen = [];
            graph.Changed += change =>
            {
                if (change.TwinId == mixers[0])
                {
                    seen.Add(change.After!.Property("DisperserSpeedSetpoint")!.Value.GetDouble());
                }
            };
            using CancellationTokenSource stop = new();
            Task reader = Task.Run(() => ReadUntil(graph, mixers[0], stop.Token), CancellationToken.None);
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
            {
                for (int i = 0; i < Writes; i++)
                {
                    double value = (writer * Writes) + i + 10_000;
                    await graph.WriteAsync(mixers[writer % 2], [PropertyWrite.Number("DisperserSpeedSetpoint", value), PropertyWrite.Number("BallBearings.shaftSpeed", value)], new("api"));
                }
            })));
            await stop.CancelAsync();
            await reader;
            await Eventually.IsTrue(() => seen.Count == Writers / 2 * Writes, "every change was raised");
            Assert.Equal(graph.Current.Find(mixers[0])!.Property("DisperserSpeedSetpoint")!.Value.GetDouble(), seen[^1]);
            final = GraphDocument.Text(graph.Current);
        }

        using JournaledTwinGraph restored = PlantGraph.Open(_folder);
        Assert.Equal(final, GraphDocument.Text(restored.Current));
        Assert.Equal(Writers * Writes, Scalar("SELECT count(*) FROM journal WHERE kind = 3"));
    }

    [Fact]
    public async Task Open_JournalOfANewerProgram_IsRefused()
    {
        using (await PlantGraph.OpenWithPlant(_folder))
        {
        }

        Execute("INSERT INTO journal (sequence, time, source, kind, subject, body) VALUES (100000, 0, 'api', 99, 'x', '{}')");

        DataDirectoryException problem = Assert.Throws<DataDirectoryException>(() => PlantGraph.Open(_folder));
        Assert.Contains("a newer one wrote it", problem.Message, StringComparison.Ordinal);
    }

    private static void ReadUntil(JournaledTwinGraph graph, string twin, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Twin state = graph.Current.Find(twin)!;
            Assert.Equal(
                state.Property("DisperserSpeedSetpoint")!.Value.GetDouble(),
                state.Property("BallBearings.shaftSpeed")!.Value.GetDouble());
        }
    }

    private long Scalar(string sql) => (long)Run(sql, command => command.ExecuteScalar())!;

    private void Execute(string sql) => Run(sql, command => command.ExecuteNonQuery());

    private object? Run(string sql, Func<SqliteCommand, object?> run)
    {
        using SqliteConnection connection = new($"Data Source={_folder.PathOf("journal.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return run(command);
    }
}
