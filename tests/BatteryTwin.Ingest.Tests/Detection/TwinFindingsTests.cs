using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live.Detection;
using BatteryTwin.Ingest.Tests.Live;
using BatteryTwin.Ingest.Tests.Twins;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Detection;

public sealed class TwinFindingsTests
{
    private const string Health = "HealthPrediction";

    [Fact]
    public async Task GraphAway_NewestFindingWaitsAndGoesInWhenItIsBack()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        AwayGraph graph = new(plant.Graph.Current, plant.Time) { IsAway = true };
        using TwinFindings findings = new(graph, plant.Time, NullLogger<TwinFindings>.Instance);

        await findings.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text(Health, "OK")], CancellationToken.None);
        await findings.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text(Health, "FAULT_PREDICTED")], CancellationToken.None);
        await findings.FlushAsync(CancellationToken.None);
        Assert.Equal(3, graph.Asked);
        graph.IsAway = false;
        await findings.FlushAsync(CancellationToken.None);
        await findings.FlushAsync(CancellationToken.None);

        Assert.Equal(4, graph.Asked);
        Assert.Equal("FAULT_PREDICTED", graph.Current.Find(PlantGraph.Mixer)!.Property(Health)!.Value.GetString());
    }

    [Fact]
    public async Task TwinThatIsGone_IsNotAskedForAgain()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        AwayGraph graph = new(plant.Graph.Current, plant.Time);
        using TwinFindings findings = new(graph, plant.Time, NullLogger<TwinFindings>.Instance);

        await findings.WriteAsync("gone", [PropertyWrite.Text(Health, "OK")], CancellationToken.None);
        await findings.FlushAsync(CancellationToken.None);

        Assert.Equal(1, graph.Asked);
    }
}
