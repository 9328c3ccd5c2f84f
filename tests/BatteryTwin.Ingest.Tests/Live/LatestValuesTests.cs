using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Tests.Twins;

namespace BatteryTwin.Ingest.Tests.Live;

public sealed class LatestValuesTests
{
    [Fact]
    public async Task Observe_PointsOutOfOrder_KeepsTheNewest()
    {
        using LivePlant plant = await LivePlant.CreateAsync();

        plant.Arrive(("X", "f", 20, FieldValue.Float(2)), ("X", "f", 10, FieldValue.Float(1)));
        plant.Arrive(("X", "f", 15, FieldValue.Float(1.5)));

        Assert.Equal(new LatestValue("f", FieldValue.Float(2), 20, false), plant.Latest.Find("X", "f"));
    }

    [Fact]
    public async Task Observe_SameTimeAgain_TheLastOneWins()
    {
        using LivePlant plant = await LivePlant.CreateAsync();

        plant.Arrive(("X", "f", 20, FieldValue.Float(2)), ("X", "f", 20, FieldValue.Float(3)));
        Assert.Equal(3, plant.Latest.Find("X", "f")!.Value.ToDouble());
        plant.Arrive(("X", "f", 20, FieldValue.Float(4)));

        Assert.Equal(4, plant.Latest.Find("X", "f")!.Value.ToDouble());
    }

    [Fact]
    public async Task Observe_SimulatedOrWithoutTwinOrHistorical_IsMarkedOrLeftOut()
    {
        using LivePlant plant = await LivePlant.CreateAsync();

        plant.Arrive(new IngestSource("demo-plant", "live", Simulated: true), ("X", "f", 20, FieldValue.String("é")), (null, "g", 20, FieldValue.Float(1)));
        plant.Arrive(new IngestSource("demo-plant", "history", Historical: true), ("X", "h", 30, FieldValue.Float(1)));

        LatestValue only = Assert.Single(plant.Latest.Of("X")).Value;
        Assert.Equal(("é", true), (only.Value.Text, only.Simulated));
        Assert.Equal(["X"], plant.Latest.Twins);
    }

    [Fact]
    public async Task Take_BeyondTheBound_LeavesNewFieldsOutAndCountsThem()
    {
        using LivePlant plant = await LivePlant.CreateAsync(new LiveOptions { MaxLatestFields = 4 });

        plant.Arrive([.. Enumerable.Range(0, 5).Select(i => ((string?)$"Stray-{i}", "f", 1L, FieldValue.Float(1)))]);
        Assert.Equal((2, 3), (plant.Latest.FieldCount, plant.Latest.Dropped));
        plant.Arrive([.. Enumerable.Range(0, 3).Select(i => ((string?)PlantGraph.Mixer, $"f{i}", 1L, FieldValue.Float(1)))]);
        plant.Arrive(("Stray-0", "f", 2, FieldValue.Float(7)));

        Assert.Equal((4, 4), (plant.Latest.FieldCount, plant.Latest.Dropped));
        Assert.Equal(7, plant.Latest.Find("Stray-0", "f")!.Value.ToDouble());
        Assert.Equal(3, plant.Latest.Twins.Count());
    }

    [Fact]
    public async Task Of_WithoutChanges_IsTheSameSnapshot()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        plant.Arrive(("X", "f", 20, FieldValue.Float(2)));

        var before = plant.Latest.Of("X");
        Assert.Same(before, plant.Latest.Of("X"));
        plant.Arrive(("X", "g", 20, FieldValue.Float(2)));

        Assert.Single(before);
        Assert.Equal(2, plant.Latest.Of("X").Count);
        Assert.Empty(plant.Latest.Of("nobody"));
    }
}
