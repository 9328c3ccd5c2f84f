using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Twins;

public sealed class PlantGraphSeedingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Starting_FirstTime_LoadsThePlantOnceAndNeverAgain()
    {
        using (JournaledTwinGraph graph = PlantGraph.Open(_folder))
        {
            await Seeding(graph).StartingAsync(CancellationToken.None);
            Assert.Equal(57, graph.Current.Twins.Count);
            await graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED")], ChangeOrigin.Detector);
        }

        using JournaledTwinGraph restarted = PlantGraph.Open(_folder);
        await Seeding(restarted).StartingAsync(CancellationToken.None);

        Assert.Equal("FAULT_PREDICTED", restarted.Current.Find(PlantGraph.Mixer)!.Text("HealthPrediction"));
    }

    [Fact]
    public async Task Starting_DemoPlantOff_LeavesTheGraphEmpty()
    {
        using JournaledTwinGraph graph = PlantGraph.Open(_folder);

        await Seeding(graph, ("BatteryTwin:DemoPlant:Enabled", "false")).StartingAsync(CancellationToken.None);

        Assert.Empty(graph.Current.Twins);
        Assert.Empty(graph.Current.Models.All);
    }

    [Fact]
    public void ReadGraph_MissingFile_NamesItAndTheSetting()
    {
        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => PlantGraphSeeding.ReadGraph(_folder.Path));

        Assert.Contains("demo-plant.graph.json", problem.Message, StringComparison.Ordinal);
        Assert.Contains("BatteryTwin:DemoPlant:Enabled=false", problem.Message, StringComparison.Ordinal);
    }

    private static PlantGraphSeeding Seeding(JournaledTwinGraph graph, params (string Key, string Value)[] settings) => new(
        graph,
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build(),
        NullLogger<PlantGraphSeeding>.Instance);
}
