using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Twins;

public sealed class TwinConcurrencyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Read, add one, write back if nobody was faster: with tags that hold, the counter ends at the number of successes.</summary>
    [Fact]
    public async Task Patch_WithTags_LosesNoUpdate()
    {
        const int Writers = 6;
        const int Increments = 150;
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder);
        await graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Number("DisperserSpeedSetpoint", 0)], new("api"));
        int conflicts = 0;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (int done = 0; done < Increments;)
            {
                Twin twin = graph.Current.Find(PlantGraph.Mixer)!;
                int next = twin.Property("DisperserSpeedSetpoint")!.Value.GetInt32() + 1;
                try
                {
                    await graph.PatchTwinAsync(
                        PlantGraph.Mixer, JsonPatch.Read(JsonElement.Parse($$"""[{"op": "replace", "path": "/DisperserSpeedSetpoint", "value": {{next}}}]""")), ETagCondition.IfMatch(twin.ETag), new("api"));
                    done++;
                }
                catch (TwinGraphException refusal) when (refusal.Code == GraphErrorCode.PreconditionFailed)
                {
                    Interlocked.Increment(ref conflicts);
                }
            }
        })));

        Assert.Equal(Writers * Increments, graph.Current.Find(PlantGraph.Mixer)!.Property("DisperserSpeedSetpoint")!.Value.GetInt32());
    }

    /// <summary>Writers move a pair of values together across two twins in one import; every query must see a pair that existed.</summary>
    [Fact]
    public async Task Query_WhileWritersRun_SeesOnlyStatesThatExisted()
    {
        using JournaledTwinGraph graph = await PlantGraph.OpenWithPlant(_folder);
        QueryEngine engine = new();
        PreparedQuery query = engine.Prepare("SELECT T.$dtId, T.Name FROM DIGITALTWINS T WHERE T.$dtId IN ['Plant-Dallas', 'Plant-Munich']");
        await graph.ImportAsync(Plants(0), ChangeOrigin.Import);
        ConcurrentQueue<string> problems = new();
        using CancellationTokenSource stop = new();
        Task[] readers =
        [
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(
                () =>
                {
                    int last = -1;
                    while (!stop.IsCancellationRequested)
                    {
                        string[] names = [.. engine.Rows(query, graph.Indexes.Current).Select(row => row.ToJson()["Name"]!.GetValue<string>())];
                        int seen = int.Parse(names[0], CultureInfo.InvariantCulture);
                        if (names[0] != names[1])
                        {
                            problems.Enqueue($"{names[0]} beside {names[1]}");
                        }

                        if (seen < last)
                        {
                            problems.Enqueue($"{seen} after {last}");
                        }

                        last = seen;
                    }
                },
                CancellationToken.None)),
        ];

        for (int i = 1; i <= 300; i++)
        {
            await graph.ImportAsync(Plants(i), ChangeOrigin.Import);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Empty(problems);
    }

    private static JsonElement Plants(int name) => JsonElement.Parse($$$"""
        {"digitalTwinsFileInfo": {"fileVersion": "1.0.0"}, "digitalTwinsGraph": {"digitalTwins": [
          {"$dtId": "Plant-Dallas", "Name": "{{{name}}}", "$metadata": {"$model": "dtmi:batterytwin:Plant;1"}},
          {"$dtId": "Plant-Munich", "Name": "{{{name}}}", "$metadata": {"$model": "dtmi:batterytwin:Plant;1"}}]}}
        """);
}
