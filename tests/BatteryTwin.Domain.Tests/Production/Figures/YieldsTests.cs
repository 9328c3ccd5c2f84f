using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Domain.Tests.Production.Figures;

public sealed class YieldsTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void InspectedParts_Worked_GiveTheWorkedYields()
    {
        Assert.Equal(0.93, Yields.FirstPass(651, 700)!.Value, Tolerance);
        Assert.Equal(0.96429, Yields.Final(651, 24, 700)!.Value, Tolerance);
        Effectiveness figures = Effectiveness.Of(new(WorkedShift.Minutes(100, 100, 1, 1, 1).Time, Output.Of(700, 645, 0.001, rework: 30)));
        Assert.Equal(0.04286, figures.ReworkRatio!.Value, Tolerance);
        Assert.Equal(0.03571, figures.ScrapRatio!.Value, Tolerance);
        Assert.Null(Yields.FirstPass(0, 0));
        Assert.Null(Yields.Final(0, 0, 0));
    }

    [Fact]
    public void Chain_Worked_GivesRolledYieldDefectsAndNormalisedYield()
    {
        double rolled = Yields.RolledThroughput([0.98, 0.95, 0.99, 0.97]);

        Assert.Equal(0.894039, rolled, Tolerance);
        Assert.Equal(0.112006, Yields.DefectsPerUnit(rolled), Tolerance);
        Assert.Equal(0.972387, Yields.Normalised(rolled, 4), Tolerance);
    }

    [Fact]
    public void LittlesLaw_Worked_GivesTheWorkInProcess()
    {
        Assert.Equal(64.6875, Yields.WorkInProcess(86.25, 0.75), Tolerance);
        Assert.Equal(92, Yields.ThroughputRate(690, 7.5)!.Value, Tolerance);
        Assert.Null(Yields.ThroughputRate(1, 0));
    }

    [Fact]
    public void TargetProgress_HalfwayAndBehind_SaysHowFarAndHowFast()
    {
        TargetProgress progress = TargetProgress.Of(4000, 1800, TimeSpan.FromHours(8), TimeSpan.FromHours(4));

        Assert.Equal(2000, progress.ExpectedByNow, Tolerance);
        Assert.Equal(-200, progress.Ahead, Tolerance);
        Assert.Equal(0.9, progress.Attainment!.Value, Tolerance);
        Assert.Equal(550, progress.RequiredPerHour!.Value, Tolerance);
        Assert.Equal(3600, progress.Projected!.Value, Tolerance);
        Assert.Null(TargetProgress.Of(4000, 0, TimeSpan.FromHours(8), TimeSpan.Zero).Projected);
        Assert.Null(TargetProgress.Of(4000, 0, TimeSpan.FromHours(8), TimeSpan.FromHours(8)).RequiredPerHour);
    }
}
