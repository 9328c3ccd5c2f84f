using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Tests.Production.Figures;

public sealed class LossTests
{
    [Fact]
    public void Waterfall_NightShift_EndsAtTheTimeOfGoodUnits()
    {
        LossWaterfall waterfall = LossWaterfall.Of(WorkedShift.Account(0, 480, 690, 662), 120);

        Assert.Equal(7.5, waterfall.PlannedHours);
        Assert.Equal(662, waterfall.GoodUnits!.Value, 1e-6);
        Assert.Equal(waterfall.GoodHours, waterfall.Losses[^1].RemainingHours, 1e-9);
        Assert.Equal(waterfall.PlannedHours, waterfall.GoodHours + waterfall.Losses.Sum(loss => loss.Hours), 1e-9);
        Assert.Equal(0.75, Loss(waterfall, LossWaterfall.Down).Hours);
        Assert.Equal(90, Loss(waterfall, LossWaterfall.Down).Units!.Value, 1e-9);
        Assert.Equal(60, Loss(waterfall, LossWaterfall.Speed).Units!.Value, 1e-6);
        Assert.Equal(28, Loss(waterfall, LossWaterfall.Scrap).Units!.Value, 1e-6);
    }

    [Fact]
    public void Waterfall_TooFast_GainsInsteadOfHiding()
    {
        LossWaterfall waterfall = LossWaterfall.Of(WorkedShift.Minutes(100, 100, 1, 120, 120), 60);

        Assert.Equal(-20, Loss(waterfall, LossWaterfall.Speed).Units!.Value, 1e-6);
        Assert.Equal(120, waterfall.GoodUnits!.Value, 1e-6);
    }

    [Fact]
    public void Pareto_NightShift_NamesCausesWithoutThePause()
    {
        IReadOnlyList<StateSlice> slices = StateSlices.Of(WorkedShift.States, WorkedShift.Night.Spans(WorkedShift.Evening, WorkedShift.Evening.AddHours(8)));
        IReadOnlyList<LossCause> causes = LossPareto.Of([new("M1", slices)]);

        Assert.Equal([StationState.Down, StationState.Setup, StationState.Blocked], causes.Select(cause => cause.State));
        Assert.Equal("FAILURE", causes[0].Reason);
        Assert.Equal(0.75, causes[0].Hours, 1e-9);
        Assert.Equal(1, causes[0].Times);
        Assert.Equal(0.6, causes[0].Share, 1e-9);
        Assert.Equal(1, causes[^1].Cumulative, 1e-9);
    }

    [Fact]
    public void Pareto_StopOverMidnight_IsOneStop()
    {
        IReadOnlyList<StateSlice> slices =
        [
            .. StateSlices.Of(WorkedShift.States, WorkedShift.Night.Spans(WorkedShift.Evening, WorkedShift.Evening.AddHours(2))),
            .. StateSlices.Of(WorkedShift.States, WorkedShift.Night.Spans(WorkedShift.Evening.AddHours(2), WorkedShift.Evening.AddHours(8))),
        ];

        Assert.Equal(1, LossPareto.Of([new("M1", slices)])[0].Times);
    }

    private static LossStep Loss(LossWaterfall waterfall, string name) => waterfall.Losses.Single(loss => loss.Name == name);
}
