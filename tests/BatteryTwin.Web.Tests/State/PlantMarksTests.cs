using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State.AsOf;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class PlantMarksTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Between_HealthAndStructureChanged_OneMarkForEachMoment()
    {
        using PlantMarks marks = new(_plant.Graph, _plant.History);
        await marks.BetweenAsync(SmallPlant.Start, SmallPlant.Start, TestContext.Current.CancellationToken);
        DateTimeOffset start = _plant.Time.GetUtcNow();
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        await _plant.WriteAsync("Mix-A", PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.FaultPredicted));
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        await _plant.WriteAsync("Mix-A", PropertyWrite.Number("NominalRate", 650));
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        _plant.Graph.Twin("Spare", "dtmi:t:Plant;1");

        IReadOnlyList<PlantMark> between = await marks.BetweenAsync(start, _plant.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        Assert.Equal(
            [new(start.AddMinutes(1), "Mixing of line 1: Fault predicted"), new PlantMark(start.AddMinutes(3), "Spare added")],
            between);
    }

    [Fact]
    public async Task Between_HealthChangedBeforeAnyoneListened_IsReadFromTheTwin()
    {
        DateTimeOffset start = _plant.Time.GetUtcNow();
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        await _plant.WriteAsync("Coat-A", PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.FaultPredicted));

        using PlantMarks marks = new(_plant.Graph, _plant.History);

        Assert.Equal([new PlantMark(start.AddMinutes(1), "Coating of line 1: Fault predicted")], await marks.BetweenAsync(start, start.AddHours(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Between_StructureChangedBeforeAnyoneLooked_IsReadFromTheHistory()
    {
        DateTimeOffset start = _plant.Time.GetUtcNow();
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        _plant.Graph.Twin("Spare", "dtmi:t:Plant;1").Twin("Spare-2", "dtmi:t:Plant;1");
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        await _plant.WriteAsync("Mix-A", PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.FaultPredicted));
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        await _plant.WriteAsync("Mix-A", PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.Ok));

        using PlantMarks marks = new(_plant.Graph, _plant.History);

        Assert.Equal(
            [new(start.AddMinutes(1), "Spare added, the first of 2 changes"), new(start.AddMinutes(2), "Mixing of line 1: Fault predicted"), new PlantMark(start.AddMinutes(3), "Mixing of line 1: Normal")],
            await marks.BetweenAsync(start, start.AddHours(1), TestContext.Current.CancellationToken));
    }
}
